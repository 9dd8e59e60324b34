package io.trustrail.gateway.detect.onnx.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file of a model, on disk or elsewhere. Equal ones hold the same; as a text it is what the policy's author knows. */
public interface ModelFile {

    /** Opens it, however often. */
    InputStream open() throws IOException;

    /** How many bytes it has. */
    long size() throws IOException;

    /** Where it is on disk; empty if it is not. */
    default Optional<Path> path() {
        return Optional.empty();
    }

    /** The file at a place on disk. */
    static ModelFile at(Path path) {
        return new OnDisk(path);
    }

    /** A file on disk. */
    record OnDisk(Path file) implements ModelFile {

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public long size() throws IOException {
            return Files.size(file);
        }

        @Override
        public Optional<Path> path() {
            return Optional.of(file);
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }
}
