package io.trustrail.gateway.verify.label;

import io.trustrail.gateway.verify.TreeHead.Line;
import io.trustrail.gateway.verify.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What a signed note says of a label: five lines, and signatures beneath (C2SP signed-note).
 *
 * @param text what is signed
 * @param feature whose label it is
 * @param version from 1
 * @param at when it was published, as the note writes it
 * @param hash SHA-256 of the label's canonical JSON, in hexadecimal
 * @param signatures the lines beneath
 */
public record SignedLabel(String text, String feature, int version, String at, String hash, List<Line> signatures) {

    private static final String FORMAT = "trustrail-label/v1";
    private static final String WHAT = "note";
    private static final String HASH = "sha256:";
    private static final int LINES = 5;

    /**
     * Reads a note; who signed it is another question.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static SignedLabel parse(byte[] note) {
        var whole = new String(note, StandardCharsets.UTF_8);
        int gap = whole.lastIndexOf("\n\n");
        if (gap < 0 || !whole.endsWith("\n")) {
            throw new IllegalArgumentException("the note is no signed note: an empty line and signatures are missing");
        }
        var lines = whole.substring(0, gap).split("\n", -1);
        if (lines.length != LINES || !lines[0].equals(FORMAT)) {
            throw new IllegalArgumentException("the note is of no label: it does not begin with " + FORMAT
                    + ", or has not " + LINES + " lines above its signatures");
        }
        if (!lines[2].matches("[1-9]\\d{0,8}") || !lines[4].matches(HASH + "[0-9a-f]{64}")) {
            throw new IllegalArgumentException("the note has no version, or no SHA-256, where they have to be");
        }
        var beneath = Arrays.stream(whole.substring(gap + 2, whole.length() - 1).split("\n", -1))
                .map(line -> Line.parse(line, WHAT))
                .toList();
        return new SignedLabel(
                whole.substring(0, gap + 1),
                lines[1],
                Integer.parseInt(lines[2]),
                lines[3],
                lines[4].substring(HASH.length()),
                beneath);
    }

    /** Whether the holder of a key signed it. */
    public boolean isSignedBy(VerifierKey key) {
        return signatures.stream().anyMatch(line -> line.signs(text, key));
    }
}
