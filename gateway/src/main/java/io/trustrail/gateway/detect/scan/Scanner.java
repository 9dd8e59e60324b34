package io.trustrail.gateway.detect.scan;

import io.trustrail.gateway.guard.Detection;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs over a text, a table lookup per character, and stops at the triggers of its recognisers. Linear in the text's
 * length; allocates nothing but the answer where there is no trigger.
 */
public final class Scanner {

    private static final Recogniser[] NONE = {};

    private final Recogniser[][] groups;
    private final byte[] groupOf = new byte[Character.MAX_VALUE + 1];
    private final int reach;
    private final Tail tail;

    /** @param reach how far behind its trigger a finding may start */
    public Scanner(List<Recogniser> recognisers, int reach, Tail tail) {
        this.reach = reach;
        this.tail = tail;
        var sets = new ArrayList<List<Recogniser>>(List.of(List.of()));
        for (int c = 0; c < groupOf.length; c++) {
            char trigger = (char) c;
            var set = recognisers.stream().filter(r -> r.triggeredBy(trigger)).toList();
            if (!sets.contains(set)) {
                sets.add(set);
            }
            groupOf[c] = (byte) sets.indexOf(set);
        }
        groups = sets.stream().map(set -> set.toArray(NONE)).toArray(Recogniser[][]::new);
    }

    /** Answers as {@link io.trustrail.gateway.guard.Detector#detect} asks. */
    public Detection scan(String text, int from, boolean complete) {
        int length = text.length();
        int at = nextTrigger(text, Math.max(0, from - reach));
        if (at == length) {
            return Detection.nothing(settled(text, from, complete));
        }
        var scan = new Scan(text, from, complete);
        while (at < length && !scan.isOpen()) {
            for (var recogniser : groups[groupOf[text.charAt(at)]]) {
                recogniser.recognise(scan, at);
            }
            at = nextTrigger(text, at + 1);
        }
        return scan.detection(settled(text, from, complete));
    }

    private int settled(String text, int from, boolean complete) {
        return complete ? text.length() : Math.max(from, tail.start(text, from));
    }

    private int nextTrigger(String text, int from) {
        int length = text.length();
        int at = from;
        while (at < length && groupOf[text.charAt(at)] == 0) {
            at++;
        }
        return at;
    }
}
