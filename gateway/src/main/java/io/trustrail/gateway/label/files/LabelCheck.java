package io.trustrail.gateway.label.files;

import io.trustrail.gateway.label.Difference;
import io.trustrail.gateway.label.Label;
import io.trustrail.gateway.label.LabelJson;
import io.trustrail.gateway.label.draw.Html;
import io.trustrail.gateway.label.draw.Layout;
import io.trustrail.gateway.label.draw.Svg;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Compares published labels with those that the policy in force gives. */
public final class LabelCheck {

    private static final Pattern LINE = Pattern.compile("(?<=[.]ya?ml):\\d+");

    private final Map<String, Label> running;
    private final List<String> report = new ArrayList<>();
    private boolean agrees = true;

    /** @param running the labels of all features, by name */
    public LabelCheck(Map<String, Label> running) {
        this.running = Map.copyOf(running);
    }

    /**
     * Looks at a label, or at all in a directory, which has to have one for each feature.
     *
     * @throws IOException if it can't be read
     */
    public void look(String published) throws IOException {
        var path = Path.of(published.contains("://") ? "" : published);
        if (!published.contains("://") && Files.isDirectory(path)) {
            lookInto(path);
        } else {
            compare(published);
        }
    }

    private void lookInto(Path directory) throws IOException {
        var missing = new TreeSet<>(running.keySet());
        List<Path> labels;
        try (var files = Files.list(directory)) {
            labels = files.filter(file -> file.toString().endsWith(LabelFiles.JSON))
                    .sorted()
                    .toList();
        }
        for (var file : labels) {
            var feature = compare(file.toString());
            missing.remove(feature);
            var label = running.get(feature);
            if (label != null) {
                same(file.resolveSibling(feature + LabelFiles.SVG), Svg.of(Layout.of(label)));
                same(file.resolveSibling(feature + LabelFiles.HTML), Html.of(label));
            }
        }
        missing.forEach(feature -> disagree(directory + ": the label of feature " + feature + " is missing"));
    }

    /** A picture or a page that is there is of the policy in force, too. */
    private void same(Path file, String running) throws IOException {
        if (Files.exists(file) && !withoutLines(Files.readString(file)).equals(withoutLines(running))) {
            disagree(file + ": shows another label than the policy gives");
        }
    }

    /* A comment in a policy moves lines, and changes no label. */
    private static String withoutLines(String text) {
        return LINE.matcher(text).replaceAll("");
    }

    /** Returns the feature that it is about. */
    private String compare(String published) throws IOException {
        JsonObject json;
        try {
            json = LabelJson.parse(Published.read(published));
        } catch (IOException e) {
            throw new IOException(published + ": " + e.getMessage(), e);
        }
        var feature = json.getValue(LabelJson.OURS) instanceof JsonObject ours ? ours.getString("feature", "") : "";
        var label = running.get(feature);
        if (label == null) {
            disagree(published + ": the policy has no feature "
                    + (feature.isEmpty() ? "that it is about" : feature + ": take the label away"));
            return feature;
        }
        var differences = Difference.between(json, LabelJson.parse(LabelJson.canonical(label)));
        if (differences.isEmpty()) {
            report.add(published + ": agrees with the policy");
        }
        differences.forEach(it -> disagree(published + ": " + it.published()));
        return feature;
    }

    private void disagree(String sentence) {
        agrees = false;
        report.add(sentence);
    }

    /** A line for each label that agrees and for each field that does not. */
    public List<String> report() {
        return agrees ? List.copyOf(report) : withAdvice();
    }

    private List<String> withAdvice() {
        var lines = new ArrayList<>(report);
        lines.add("Labels disagree with the policy: correct the policy, or make them anew with trustrail label build.");
        return lines;
    }

    /** Whether all that was looked at is as it has to be. */
    public boolean agrees() {
        return agrees;
    }
}
