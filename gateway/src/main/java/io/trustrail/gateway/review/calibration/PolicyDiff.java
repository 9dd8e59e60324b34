package io.trustrail.gateway.review.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The change of a policy file that a threshold asks for, for a person to apply. */
public final class PolicyDiff {

    private static final Pattern BELOW =
            Pattern.compile("(?<indent>\\s*)(?<rule>[^#]*\\bconfidence-below:\\s*)[0-9.]+(?<rest>.*)");

    /* As the shipped policies show one. */
    private static final Pattern COMMENTED_OUT =
            Pattern.compile("(?<indent>\\s*)#\\s*(?<rule>-.*\\bconfidence-below:\\s*)[0-9.]+(?<rest>.*)");
    private static final int CONTEXT = 3;

    private PolicyDiff() {}

    /**
     * The change of a directory of policy files: a unified diff of the file that has such a rule, or a rule to add. Reads
     * files.
     */
    public static String in(Path policies, String feature, double threshold) throws IOException {
        for (var file : yaml(policies)) {
            var diff = of(policies.relativize(file).toString(), Files.readString(file), feature, threshold);
            if (diff.isPresent()) {
                return diff.get();
            }
        }
        return rule(feature, threshold);
    }

    private static List<Path> yaml(Path policies) throws IOException {
        if (!Files.isDirectory(policies)) {
            return List.of();
        }
        try (var files = Files.walk(policies)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * A unified diff that puts the threshold into the first rule of the feature that asks for confidence; one that is
     * commented out is put in force where there is no other.
     *
     * @param file its name in the diff
     * @param yaml its text
     * @return empty if the file has no such rule of this feature
     */
    public static Optional<String> of(String file, String yaml, String feature, double threshold) {
        var lines = Arrays.asList(yaml.split("\n", -1));
        var rule = "${indent}${rule}" + number(threshold) + "${rest}";
        return diff(file, lines, feature, BELOW, rule).or(() -> diff(file, lines, feature, COMMENTED_OUT, rule));
    }

    private static Optional<String> diff(String file, List<String> lines, String feature, Pattern known, String rule) {
        int start = feature(lines, feature);
        for (int i = start; i >= 0 && i < lines.size() && (i == start || isInside(lines, start, i)); i++) {
            var found = known.matcher(lines.get(i));
            if (found.matches()) {
                return Optional.of(diff(file, lines, i, found.replaceFirst(rule)));
            }
        }
        return Optional.empty();
    }

    /** What to add where there is no such rule yet. */
    public static String rule(String feature, double threshold) {
        return "# No rule of this feature asks for confidence. This would:\nfeatures:\n  " + feature
                + ":\n    review:\n      rules:\n        - {confidence-below: " + number(threshold) + ", do: park}\n";
    }

    /** The line where a feature begins, or -1. */
    private static int feature(List<String> lines, String feature) {
        boolean features = false;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (indent(line) == 0 && !isEmpty(line)) {
                features = line.startsWith("features:");
            } else if (features && line.strip().startsWith(feature + ":")) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isInside(List<String> lines, int start, int i) {
        return isEmpty(lines.get(i)) || indent(lines.get(i)) > indent(lines.get(start));
    }

    private static boolean isEmpty(String line) {
        return line.isBlank() || line.strip().startsWith("#");
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String number(double threshold) {
        return String.format(Locale.ROOT, "%.2f", threshold);
    }

    private static String diff(String file, List<String> lines, int at, String changed) {
        int from = Math.max(0, at - CONTEXT);
        int to = Math.min(lines.size() - 1, at + CONTEXT);
        // The text behind the last line feed is no line.
        to = to == lines.size() - 1 && lines.get(to).isEmpty() ? to - 1 : to;
        var text = new StringBuilder();
        text.append("--- a/").append(file).append("\n+++ b/").append(file);
        var range = (from + 1) + "," + (to - from + 1);
        text.append("\n@@ -").append(range).append(" +").append(range).append(" @@\n");
        for (int i = from; i <= to; i++) {
            if (i == at) {
                text.append('-')
                        .append(lines.get(i))
                        .append("\n+")
                        .append(changed)
                        .append('\n');
            } else {
                text.append(' ').append(lines.get(i)).append('\n');
            }
        }
        return text.toString();
    }
}
