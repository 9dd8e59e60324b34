package io.trustrail.gateway.verify;

import io.trustrail.gateway.verify.rules.CanonicalForm;
import io.trustrail.gateway.verify.rules.History;
import io.trustrail.gateway.verify.source.LogSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a whole log: signature, every leaf and every hash, the order of events, and that it goes on where a checkpoint
 * ends that the auditor kept.
 */
public final class LogVerifier {

    private static final int WIDTH = 256;
    private static final int LONGEST_LEAF = 65_535;
    /** The type of an entry that announces that entries before an index are removed by retention. */
    private static final String PRUNED = "retention.pruned";

    private final LogSource source;
    private final TileFiles files;
    private final TileTree tree;
    private final Faults faults = new Faults();
    private String call = "";
    /** Entries from the first one on that the log doesn't have. */
    private long forgotten;
    /** Up to where entries may be gone, and the entry that says so. */
    private long announced;

    private long announcing = -1;
    private final History history = new History((index, what) -> faults.add(index, call, what));

    private LogVerifier(LogSource source) {
        this.source = source;
        this.files = new TileFiles(source);
        this.tree = new TileTree(files);
    }

    /**
     * Verifies a log.
     *
     * @param key the log's key, which the auditor knows
     * @param kept checkpoints of the same log that the auditor kept, as files
     * @throws IOException if the log can't be read
     */
    public static Report verify(LogSource source, VerifierKey key, List<byte[]> kept) throws IOException {
        return new LogVerifier(source).verify(key, kept);
    }

    private Report verify(VerifierKey key, List<byte[]> kept) throws IOException {
        var head = head(source.read("checkpoint").orElse(new byte[0]), key, "the checkpoint");
        if (head == null) {
            return new Report(
                    null, null, List.of(), 0, Report.Pruned.NOTHING, history.end(), faults.sorted(), faults.count());
        }
        var before = new ArrayList<TreeHead>();
        for (var note : kept) {
            var old = head(note, key, "the checkpoint that was kept");
            if (old != null) {
                before.add(old);
            }
        }
        before.forEach(old -> requireBeginning(old, head));
        walk(head, before);
        requireAnnounced();
        conclude(head);
        var pruned = new Report.Pruned(forgotten, announcing);
        var signed = head.signedAt(key).orElse(null);
        return new Report(head, signed, before, tree.size(), pruned, history.end(), faults.sorted(), faults.count());
    }

    private @Nullable TreeHead head(byte[] note, VerifierKey key, String name) {
        try {
            var head = TreeHead.parse(note);
            if (!head.isSignedBy(key)) {
                faults.whole(name + " is not signed by the key " + key.name());
            } else if (!head.origin().equals(key.name())) {
                faults.whole(name + " is of another log: " + head.origin());
            }
            return head;
        } catch (IllegalArgumentException e) {
            faults.whole(name + " can't be read: " + e.getMessage());
            return null;
        }
    }

    private void requireBeginning(TreeHead old, TreeHead head) {
        if (old.size() > head.size()) {
            faults.add(
                    head.size(),
                    "",
                    "the log ends here, but a checkpoint that was kept has " + old.size() + " entries: entries were"
                            + " taken away, or this is an old copy");
        }
        compare(old, 0);
    }

    private void compare(TreeHead old, long size) {
        if (old.size() == size && !Arrays.equals(old.root(), tree.root())) {
            faults.whole("the first " + size + " entries are not those of the checkpoint that was kept");
        }
    }

    private void walk(TreeHead head, List<TreeHead> before) throws IOException {
        for (long first = 0; first < head.size(); first += WIDTH) {
            int width = (int) Math.min(WIDTH, head.size() - first);
            if (width == WIDTH && isLeftOut(first)) {
                pass(first, head.size(), before);
                continue;
            }
            var leaves = bundle(first, width);
            if (leaves.isEmpty() && first == forgotten && width == WIDTH) {
                forgotten += WIDTH;
                bridge(first, 0, width, before);
                continue;
            }
            for (int i = 0; i < leaves.size(); i++) {
                if (source.has(first + i)) {
                    tree.add(Hashes.ofLeaf(leaves.get(i)));
                    read(first + i, leaves.get(i));
                } else {
                    history.gap();
                    tree.add(stored(files.tile(TileFiles.path("0", first / WIDTH), width), i));
                }
                before.forEach(old -> compare(old, tree.size()));
            }
            if (leaves.size() < width) {
                missing(first, first + leaves.size());
                bridge(first, leaves.size(), width, before);
            }
        }
        tree.finish();
    }

    private void missing(long first, long index) {
        faults.add(index, "", "the entry is missing: " + entries(first) + " is missing or cut short");
    }

    /** Entries may be gone from the beginning of a log if one that is there says that retention removed them. */
    private void requireAnnounced() {
        if (announced < forgotten) {
            missing(announced - announced % WIDTH, announced);
        }
    }

    private static String entries(long first) {
        return TileFiles.path("entries", first / WIDTH);
    }

    private List<byte[]> bundle(long first, int width) throws IOException {
        var bytes = files.tile(entries(first), width);
        var leaves = new ArrayList<byte[]>(width);
        int at = 0;
        while (leaves.size() < width && at + 2 <= bytes.length) {
            int length = (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
            if (length > LONGEST_LEAF || at + 2 + length > bytes.length) {
                break;
            }
            leaves.add(Arrays.copyOfRange(bytes, at + 2, at + 2 + length));
            at += 2 + length;
        }
        return leaves;
    }

    /** Takes the hashes of missing entries from their tile, so that the rest of the log can be judged. */
    private void bridge(long first, int from, int width, List<TreeHead> before) throws IOException {
        history.gap();
        var tile = files.tile(TileFiles.path("0", first / WIDTH), width);
        for (int i = from; i < width; i++) {
            tree.add(stored(tile, i));
            before.forEach(old -> compare(old, tree.size()));
        }
    }

    private static byte[] stored(byte[] tile, int number) {
        int at = number * Hashes.LENGTH;
        return at + Hashes.LENGTH <= tile.length
                ? Arrays.copyOfRange(tile, at, at + Hashes.LENGTH)
                : Hashes.ofNothing();
    }

    private boolean isLeftOut(long first) {
        return LongStream.range(first, first + WIDTH).noneMatch(source::has);
    }

    /** Goes past a bundle that an export leaves out, by the one hash above it. */
    private void pass(long first, long size, List<TreeHead> before) throws IOException {
        history.gap();
        long above = first / WIDTH / WIDTH;
        int width = (int) Math.min(WIDTH, size / WIDTH - above * WIDTH);
        tree.addBundle(stored(files.tile(TileFiles.path("1", above), width), (int) (first / WIDTH % WIDTH)));
        for (var old : before) {
            compare(old, tree.size());
            if (old.size() > first && old.size() < first + WIDTH) {
                faults.whole("a checkpoint of " + old.size() + " entries was kept, and the export leaves out the"
                        + " entries around its end: compare it with the log, or with an export of all");
            }
        }
    }

    private void read(long index, byte[] leaf) {
        try {
            call = "";
            var fields = CanonicalForm.read(leaf);
            call = fields.get("call") instanceof String id ? id : "";
            history.follow(index, fields);
            heed(index, fields);
        } catch (IllegalArgumentException e) {
            faults.add(index, call, "the entry can't be read: " + e.getMessage());
        }
    }

    private void heed(long index, Map<String, Object> fields) {
        if (PRUNED.equals(fields.get("type"))
                && fields.get("facts") instanceof Map<?, ?> facts
                && facts.get("before") instanceof String number
                && number.matches("\\d{1,18}")
                && Long.parseLong(number) <= index
                && Long.parseLong(number) > announced) {
            announced = Long.parseLong(number);
            announcing = announced >= forgotten && forgotten > 0 ? index : announcing;
        }
    }

    private void conclude(TreeHead head) throws IOException {
        if (source.hasMore()) {
            faults.whole("there are lines behind the last entry that the export says it has");
        }
        boolean entriesAreRight = Arrays.equals(tree.root(), head.root());
        for (var difference : tree.differences()) {
            var what = difference.missing()
                    ? "the tile " + difference.tile() + " is missing or cut short"
                    : entriesAreRight
                            ? "the tile " + difference.tile() + " was changed; the entries are right"
                            : "the entry is not the one that the tree has: it, or " + difference.tile()
                                    + ", was changed";
            faults.add(difference.entry(), "", what);
        }
        if (!entriesAreRight) {
            faults.whole("the entries don't have the root that the checkpoint signs");
        }
    }
}
