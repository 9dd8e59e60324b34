package io.trustrail.gateway.audit.log.note;

import java.io.IOException;
import java.util.Base64;

/**
 * What a log says of itself: this is my tree.
 *
 * @param origin who says it
 * @param size how many leaves the tree has
 * @param root its root hash, 32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {

    private static final int LINES = 3;
    private static final int HASH = 32;

    /** The text that is signed. */
    public String body() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /**
     * Reads the text of a note, which may have more lines.
     *
     * @throws IOException if it is no checkpoint
     */
    public static Checkpoint parse(String body) throws IOException {
        var lines = body.split("\n", -1);
        try {
            if (lines.length > LINES) {
                var root = Base64.getDecoder().decode(lines[2]);
                long size = Long.parseLong(lines[1]);
                if (root.length == HASH && size >= 0 && lines[1].equals(Long.toString(size)) && !lines[0].isEmpty()) {
                    return new Checkpoint(lines[0], size, root);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("this is no checkpoint of a log: size or root can't be read", e);
        }
        throw new IOException("this is no checkpoint of a log: it needs an origin, a size and a root, a line each");
    }
}
