package io.trustrail.gateway.detect.scan;

import io.trustrail.gateway.guard.Detection;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs over a text, a table lookup per character, and stops at the triggers of its recognisers. Linear in the text's
 * length; allocates nothing but the answer where there is no trigger.
 */
public final class Scanner {

    private static final int ASCII = 128;

    private final Recogniser[][] groups;
    private final byte[] groupOf = new byte[Character.MAX_VALUE + 1];
    /** For each ASCII trigger which ASCII characters may follow it. */
    private final boolean[][] follow = new boolean[ASCII][];

    private final int reach;
    private final Tail tail;

    /** @param reach how far behind its trigger a finding may start */
    public Scanner(List<Recogniser> recognisers, int reach, Tail tail) {
        this.reach = reach;
        this.tail = tail;
        var masks = new ArrayList<Integer>(List.of(0));
        for (int c = 0; c < groupOf.length; c++) {
            int mask = mask(recognisers, (char) c);
            if (mask != 0) {
                groupOf[c] = (byte) number(masks, mask);
            }
        }
        groups = masks.stream().map(mask -> select(recognisers, mask)).toArray(Recogniser[][]::new);
        for (char c = 0; c < ASCII; c++) {
            follow[c] = followers(groups[groupOf[c]], c);
        }
    }

    private static boolean[] followers(Recogniser[] group, char c) {
        var followers = new boolean[ASCII];
        for (char next = 0; next < ASCII; next++) {
            for (var recogniser : group) {
                followers[next] |= recogniser.triggeredBy(c, next);
            }
        }
        return followers;
    }

    /** The recognisers that a character triggers, as bits. */
    private static int mask(List<Recogniser> recognisers, char c) {
        int mask = 0;
        for (int i = 0; i < recognisers.size(); i++) {
            mask |= recognisers.get(i).triggeredBy(c) ? 1 << i : 0;
        }
        return mask;
    }

    private static int number(List<Integer> masks, int mask) {
        if (!masks.contains(mask)) {
            masks.add(mask);
        }
        return masks.indexOf(mask);
    }

    private static Recogniser[] select(List<Recogniser> recognisers, int mask) {
        return recognisers.stream()
                .filter(recogniser -> (mask >> recognisers.indexOf(recogniser) & 1) != 0)
                .toArray(Recogniser[]::new);
    }

    /** Answers as {@link io.trustrail.gateway.guard.Detector#detect} asks. */
    public Detection scan(String text, int from, boolean complete) {
        int length = text.length();
        int at = nextTrigger(text, Math.max(0, from - reach));
        if (at == length) {
            return Detection.nothing(settled(text, from, complete));
        }
        Scan scan = null;
        while (at < length) {
            for (var recogniser : groups[groupOf[text.charAt(at)]]) {
                if (recogniser.accepts(text, at)) {
                    scan = scan == null ? new Scan(text, from, complete) : scan;
                    recogniser.recognise(scan, at);
                }
            }
            at = nextTrigger(text, at + 1);
        }
        int settled = settled(text, from, complete);
        return scan == null ? Detection.nothing(settled) : scan.detection(settled);
    }

    private int settled(String text, int from, boolean complete) {
        return complete ? text.length() : Math.max(from, tail.start(text, from));
    }

    private int nextTrigger(String text, int from) {
        int length = text.length();
        int at = from;
        while (at < length && !isTrigger(text, at)) {
            at++;
        }
        return at;
    }

    private boolean isTrigger(String text, int at) {
        char c = text.charAt(at);
        if (groupOf[c] == 0) {
            return false;
        }
        if (c >= ASCII || at + 1 == text.length()) {
            return true;
        }
        char next = text.charAt(at + 1);
        return next >= ASCII || follow[c][next];
    }
}
