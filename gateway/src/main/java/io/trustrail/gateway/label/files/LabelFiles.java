package io.trustrail.gateway.label.files;

import io.trustrail.gateway.label.Label;
import io.trustrail.gateway.label.LabelJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of a label: {@code FEATURE.json} and its pictures. */
public final class LabelFiles {

    static final String JSON = ".json";

    private LabelFiles() {}

    /**
     * Writes them, over those that are there.
     *
     * @return what was written
     */
    public static List<Path> write(Path directory, Label label) throws IOException {
        Files.createDirectories(directory);
        var written = new ArrayList<Path>();
        written.add(Files.write(directory.resolve(label.feature() + JSON), LabelJson.canonical(label)));
        return written;
    }
}
