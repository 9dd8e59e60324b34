package io.trustrail.gateway.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint as it was read: the log's statement, and who signed it.
 *
 * @param text what is signed
 * @param origin name of the log
 * @param size leaves of its tree
 * @param root the tree's hash
 * @param signatures the lines beneath
 */
public record TreeHead(String text, String origin, long size, byte[] root, List<Line> signatures) {

    private static final String DASH = "\u2014 ";
    private static final String WHAT = "checkpoint";
    private static final int NOTE = 1;
    private static final int COSIGNATURE = 4;
    private static final int ID = 4;
    private static final int LEAST_LINES = 3;

    /** One signature: who says it is theirs, by which key, and the rest. */
    public record Line(String name, byte[] id, byte[] signature) {

        /**
         * Reads a line beneath a note.
         *
         * @param what the note is, for messages
         * @throws IllegalArgumentException saying what is wrong with it
         */
        public static Line parse(String line, String what) {
            var parts = line.split(" ", -1);
            if (!line.startsWith(DASH) || parts.length != LEAST_LINES) {
                throw new IllegalArgumentException("the " + what + " has a line that is no signature");
            }
            var bytes = base64(parts[2], what);
            if (bytes.length <= ID) {
                throw new IllegalArgumentException("the " + what + " has a signature that is too short");
            }
            return new Line(parts[1], Arrays.copyOf(bytes, ID), Arrays.copyOfRange(bytes, ID, bytes.length));
        }

        /** Whether it is the signature of a note's text by a key. */
        public boolean signs(String text, VerifierKey key) {
            return isBy(key, NOTE) && key.verifies(text.getBytes(StandardCharsets.UTF_8), signature);
        }

        private boolean isBy(VerifierKey key, int type) {
            return name.equals(key.name()) && Arrays.equals(id, key.idOf(type));
        }
    }

    /**
     * Reads a checkpoint.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static TreeHead parse(byte[] note) {
        var whole = new String(note, StandardCharsets.UTF_8);
        int gap = whole.lastIndexOf("\n\n");
        if (gap < 0 || !whole.endsWith("\n")) {
            throw new IllegalArgumentException("the checkpoint is not a signed note");
        }
        var lines = List.of(whole.substring(0, gap).split("\n", -1));
        if (lines.size() < LEAST_LINES || lines.contains("")) {
            throw new IllegalArgumentException("the checkpoint has not the three lines of origin, size and root");
        }
        var signatures = new ArrayList<Line>();
        for (var line : whole.substring(gap + 2, whole.length() - 1).split("\n", -1)) {
            signatures.add(Line.parse(line, WHAT));
        }
        var root = base64(lines.get(2), WHAT);
        if (root.length != Hashes.LENGTH) {
            throw new IllegalArgumentException("the checkpoint's root has not 32 bytes");
        }
        return new TreeHead(
                whole.substring(0, gap + 1), lines.get(0), size(lines.get(1)), root, List.copyOf(signatures));
    }

    private static long size(String line) {
        if (!line.equals("0") && (line.startsWith("0") || !line.chars().allMatch(c -> c >= '0' && c <= '9'))) {
            throw new IllegalArgumentException("the checkpoint's size is not a number");
        }
        return Long.parseLong(line);
    }

    private static byte[] base64(String text, String what) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the " + what + " has something that is not base64", e);
        }
    }

    /** Whether a log's key signed it. */
    public boolean isSignedBy(VerifierKey key) {
        return signatures.stream().anyMatch(line -> line.signs(text, key));
    }

    /** When it was the log's newest, as the log's key signed it. */
    public Optional<Instant> signedAt(VerifierKey key) {
        return of(key, COSIGNATURE)
                .filter(line -> line.signature().length > Long.BYTES)
                .filter(line -> key.verifies(
                        timed(line), Arrays.copyOfRange(line.signature(), Long.BYTES, line.signature().length)))
                .map(line -> Instant.ofEpochSecond(seconds(line)))
                .findFirst();
    }

    private byte[] timed(Line line) {
        return ("cosignature/v1\ntime " + seconds(line) + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private static long seconds(Line line) {
        return ByteBuffer.wrap(line.signature()).getLong();
    }

    private java.util.stream.Stream<Line> of(VerifierKey key, int type) {
        return signatures.stream().filter(line -> line.isBy(key, type));
    }
}
