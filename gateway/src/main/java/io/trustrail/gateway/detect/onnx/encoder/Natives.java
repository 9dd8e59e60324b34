package io.trustrail.gateway.detect.onnx.encoder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The native library of the tokenizer: unpacked from the jar for a moment, never downloaded. Its maker's code would call
 * home on some clouds, and look for graphics cards: it is told not to, before its first class is loaded.
 */
final class Natives {

    private static final String CACHE = "ENGINE_CACHE_DIR";

    private Natives() {}

    /** Does what loads the library. */
    static synchronized <T> T loading(Supplier<T> work) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("RUST_FLAVOR", "cpu");
        if (System.getenv(CACHE) != null || System.getProperty(CACHE) != null) {
            return work.get();
        }
        return inTemporaryDirectory(work);
    }

    /* What is loaded stays mapped when its file is gone. */
    private static <T> T inTemporaryDirectory(Supplier<T> work) {
        try {
            var directory = Files.createTempDirectory("trustrail-tokenizers");
            System.setProperty(CACHE, directory.toString());
            try {
                return Objects.requireNonNull(work.get());
            } finally {
                System.clearProperty(CACHE);
                delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
