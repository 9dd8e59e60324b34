package io.trustrail.gateway.label.files;

import io.trustrail.gateway.label.Label;
import io.trustrail.gateway.label.LabelJson;
import io.trustrail.gateway.label.draw.Html;
import io.trustrail.gateway.label.draw.Layout;
import io.trustrail.gateway.label.draw.Png;
import io.trustrail.gateway.label.draw.Svg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of a label: {@code FEATURE.json} and its pictures. */
public final class LabelFiles {

    static final String JSON = ".json";
    static final String SVG = ".svg";
    static final String HTML = ".html";

    private LabelFiles() {}

    /**
     * Writes them, over those that are there. No PNG if it has letters that the jar's font lacks.
     *
     * @return what was written
     */
    public static List<Path> write(Path directory, Label label) throws IOException {
        Files.createDirectories(directory);
        var written = new ArrayList<Path>();
        var drawing = Layout.of(label);
        written.add(Files.write(directory.resolve(label.feature() + JSON), LabelJson.canonical(label)));
        written.add(Files.writeString(directory.resolve(label.feature() + SVG), Svg.of(drawing)));
        if (drawing.isComplete()) {
            written.add(Files.write(directory.resolve(label.feature() + ".png"), Png.of(drawing)));
        }
        written.add(Files.writeString(directory.resolve(label.feature() + HTML), Html.of(label)));
        return written;
    }
}
