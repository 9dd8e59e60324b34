package io.trustrail.gateway.policy.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.onnx.encoder.EncoderOptions;
import io.trustrail.gateway.detect.onnx.encoder.ModelFile;
import io.trustrail.gateway.detect.onnx.encoder.Output;
import io.trustrail.gateway.guard.late.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The encoder that is loaded in the background. */
class LazyEncoderTest {

    /** A build whose model is damaged or missing: everything that is asked fails, and nothing passes for judged. */
    @ParameterizedTest
    @ValueSource(strings = {"no model", ""})
    void aBrokenModelIsAFault(String content) {
        var shipped = new ModelSource(null);
        var options = new EncoderOptions(
                content.isEmpty() ? new Missing() : new Damaged(content),
                shipped.file(ModelSource.TOKENIZER),
                List.of(new Output("toxicity", 8)),
                112,
                56,
                1,
                1,
                10);
        var answer = new LazyEncoder(options)
                .encode(List.of("Is anybody there?"), System.nanoTime() + TimeUnit.MINUTES.toNanos(1))
                .map(encoded -> "judged")
                .otherwise(failure -> failure instanceof Unavailable unavailable
                        ? unavailable.reason().word()
                        : failure.toString());

        assertThat(answer.await()).isEqualTo("fault");
    }

    private record Damaged(String content) implements ModelFile {

        @Override
        public long size() {
            return content.length();
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    private record Missing() implements ModelFile {

        @Override
        public long size() throws IOException {
            throw new IOException("gone");
        }

        @Override
        public InputStream open() throws IOException {
            throw new IOException("gone");
        }
    }
}
