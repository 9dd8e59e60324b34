package io.trustrail.gateway.proxy.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.proxy.FakeVendor;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectorTest {

    private static final int LIMIT = 10;

    private final FakeVendor stream = new FakeVendor();

    private Future<Buffer> collect() {
        return Collector.collect(stream, LIMIT, () -> new IllegalStateException("too large"));
    }

    private Future<Buffer> collect(String pieces) {
        for (var piece : pieces.split(" ")) {
            stream.send(piece);
        }
        stream.end();
        return collect();
    }

    @ParameterizedTest
    @CsvSource({"0123456789", "01234 56789", "0 1 2 3 4 5 6 7 8 9", "012 345 6789", "''"})
    void piecesAreJoinedUpToTheLimit(String pieces) {
        assertThat(collect(pieces).result()).hasToString(pieces.replace(" ", ""));
    }

    @ParameterizedTest
    @CsvSource({"01234567890", "0123456789 0", "0 1 2 3 4 5 6 7 8 9 0", "012 345 6789 0123456789"})
    void moreIsRefusedHoweverItComes(String pieces) {
        assertThat(collect(pieces).cause()).hasMessage("too large");
    }

    @Test
    void onePieceIsNotCopied() {
        var piece = Buffer.buffer("one");
        var all = collect();
        stream.give(piece);
        stream.end();
        assertThat(all.result()).isSameAs(piece);
    }

    @Test
    void piecesAreNotAltered() {
        var first = Buffer.buffer("one");
        var all = collect();
        stream.give(first);
        stream.send("two").send("six").end();
        assertThat(all.result()).hasToString("onetwosix");
        assertThat(first).hasToString("one");
    }

    @Test
    void theRefusalComesAtOnceAndTheRestIsReadAway() {
        var collected = collect();
        stream.send("01234567890");
        assertThat(collected.cause()).hasMessage("too large");
        stream.send("more").end();
        assertThat(stream.isPaused()).isFalse();
        assertThat(stream.isRead()).isTrue();
    }

    @Test
    void aStreamThatBreaksBreaksTheCollection() {
        var collected = collect();
        stream.send("half");
        stream.fail(new IllegalStateException("reset"));
        assertThat(collected.cause()).hasMessage("reset");
    }

    @Test
    void aPausedStreamIsResumed() {
        assertThat(stream.isPaused()).isTrue();
        collect();
        assertThat(stream.isPaused()).isFalse();
    }
}
