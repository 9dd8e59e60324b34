package io.trustrail.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpMessageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\ncontent-length: 11\r\nx: y\r\n\r\nhello world",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nB\r\nhello world\r\n0\r\nsum: 1\r\n\r\n"
            })
    void aMessageReadsTheSameHoweverItIsCut(String text) throws IOException {
        var bytes = Ascii.bytes(text + "NEXT");
        for (int cut = 0; cut <= text.length(); cut++) {
            var message = new HttpMessage();
            message.feed(ByteBuffer.wrap(bytes, 0, cut));
            assertThat(message.complete()).isEqualTo(cut == text.length());
            var rest = ByteBuffer.wrap(bytes, cut, bytes.length - cut);
            message.feed(rest);

            assertThat(message.complete()).isTrue();
            assertThat(message.status()).isEqualTo(200);
            assertThat(message.bodyText(100)).isEqualTo("hello world");
            assertThat(rest.remaining()).isEqualTo("NEXT".length());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nhello\r\n"
            })
    void whatIsNoHttpIsRefused(String text) {
        var message = new HttpMessage();

        assertThatThrownBy(() -> message.feed(ByteBuffer.wrap(Ascii.bytes(text))))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 15, 16, 255, 256, 4095, 4096, 123_456})
    void numbersAreWrittenAsHttpHasThem(int number) {
        var out = ByteBuffer.allocate(64);
        Ascii.putHex(out, number);
        out.put((byte) ' ');
        Ascii.putDecimal(out, number, 1);
        out.put((byte) ' ');
        Ascii.putDecimal(out, number, 8);

        assertThat(new String(out.array(), 0, out.position(), StandardCharsets.US_ASCII))
                .isEqualTo("%x %d %08d".formatted(number, number, number));
    }
}
