package io.trustrail.gateway.audit.log.note;

import java.io.IOException;
import java.util.List;

/**
 * A text with signatures beneath.
 *
 * @param text what is signed, with its last newline
 * @param signatures lines such as {@code — name base64}, without newlines
 */
public record SignedNote(String text, List<String> signatures) {

    static final String MARK = "— ";

    /**
     * Reads a note.
     *
     * @throws IOException if it is none
     */
    public static SignedNote parse(String note) throws IOException {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) {
            throw new IOException("this is no signed note: an empty line must stand before the signatures");
        }
        var lines = note.substring(end + 2, note.length() - 1).split("\n", -1);
        for (var line : lines) {
            if (!line.startsWith(MARK)) {
                throw new IOException("this is no signed note: a signature begins with a dash (U+2014) and a blank");
            }
        }
        return new SignedNote(note.substring(0, end + 1), List.of(lines));
    }

    /** As it is stored and served. */
    @Override
    public String toString() {
        return text + "\n" + String.join("\n", signatures) + "\n";
    }
}
