package io.trustrail.gateway.audit.log.tile;

/** Where tiles lie below a log's directory or address. */
public final class TilePath {

    /** Hashes of a full tile, and entries of a full bundle. */
    public static final int WIDTH = 256;

    private static final long GROUP = 1_000;

    private TilePath() {}

    /** A full tile of hashes. */
    public static String hashes(int level, long index) {
        return "tile/" + level + "/" + number(index);
    }

    /** A full bundle of entries. */
    public static String entries(long index) {
        return "tile/entries/" + number(index);
    }

    /** The partial tile beside a full one's path. */
    public static String partial(String full, int width) {
        return full + ".p/" + width;
    }

    /** Three digits a step; all steps but the last begin with an x. */
    private static String number(long index) {
        var path = String.format("%03d", index % GROUP);
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            path = String.format("x%03d/", rest % GROUP) + path;
        }
        return path;
    }
}
