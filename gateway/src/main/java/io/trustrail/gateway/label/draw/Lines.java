package io.trustrail.gateway.label.draw;

import java.util.ArrayList;
import java.util.List;

/** Breaks texts into lines. */
final class Lines {

    private Lines() {}

    /** Lines of at most this width; a word that is longer is broken anywhere. Control characters are blanks. */
    static List<String> of(String text, Face face, double size, double width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.replaceAll("[\\p{Cc}\\s]+", " ").strip().split(" ", -1)) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (face.width(longer, size) > width && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
                longer = word;
            }
            line.setLength(0);
            line.append(rest(longer, face, size, width, lines));
        }
        lines.add(line.toString());
        return lines;
    }

    /** Takes whole lines off a word that is too long for one. */
    private static String rest(String word, Face face, double size, double width, List<String> lines) {
        var rest = word;
        while (face.width(rest, size) > width && rest.codePointCount(0, rest.length()) > 1) {
            int end = rest.length();
            while (face.width(rest.substring(0, end), size) > width && end > Character.charCount(rest.codePointAt(0))) {
                end = rest.offsetByCodePoints(end, -1);
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        return rest;
    }
}
