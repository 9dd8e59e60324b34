package io.trustrail.gateway.policy.models;

import io.trustrail.gateway.detect.onnx.encoder.ModelFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of a screening model are: in a directory, or in the gateway's own jar.
 *
 * @param directory null for the model that the gateway ships
 */
record ModelSource(@Nullable Path directory) {

    static final String MODEL = "screen.onnx";
    static final String TOKENIZER = "tokenizer.json";
    static final String CALIBRATION = "calibration.json";
    static final String STUDENT = "student.bin";

    private static final String SHIPPED = "/io/trustrail/gateway/detect/encoder/";

    /** A file of the model. */
    ModelFile file(String name) {
        return directory == null ? new InJar(this, name) : ModelFile.at(directory.resolve(name));
    }

    /** Opens a file. */
    InputStream open(String name) throws IOException {
        if (directory != null) {
            return Files.newInputStream(directory.resolve(name));
        }
        var file = ModelSource.class.getResourceAsStream(SHIPPED + name);
        if (file == null) {
            throw new FileNotFoundException(name);
        }
        return file;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException with a sentence for the policy's author if there is none
     */
    byte[] read(String name) {
        try (var in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw missing(name, e);
        }
    }

    /** Refuses to go on if there is no such file. */
    void need(String name) {
        try (var in = open(name)) {
            if (in.read() < 0) {
                throw new IOException("empty");
            }
        } catch (IOException e) {
            throw missing(name, e);
        }
    }

    private IllegalArgumentException missing(String name, IOException cause) {
        var where = directory == null
                ? "this build of the gateway; build it anew, or name a directory with the model: settings.model"
                : directory + "; give the directory with " + MODEL + ", " + TOKENIZER + ", " + CALIBRATION + " and "
                        + STUDENT;
        return new IllegalArgumentException("there is no " + name + " to read in " + where, cause);
    }

    /** A file of the model that the gateway ships. */
    private record InJar(ModelSource source, String name) implements ModelFile {

        @Override
        public InputStream open() throws IOException {
            return source.open(name);
        }

        @Override
        public long size() throws IOException {
            var file = ModelSource.class.getResource(SHIPPED + name);
            if (file == null) {
                throw new FileNotFoundException(name);
            }
            return file.openConnection().getContentLengthLong();
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
