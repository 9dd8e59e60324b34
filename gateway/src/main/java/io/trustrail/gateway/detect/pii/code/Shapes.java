package io.trustrail.gateway.detect.pii.code;

import io.trustrail.gateway.detect.scan.Chars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All forms of all schemes as one deterministic automaton over kinds of characters: one step per character. */
final class Shapes {

    static final int DEAD = -1;

    private static final String KINDS = "9A -./";
    private static final byte[] KIND_OF = kinds();

    private static final int KIND_BITS = 3;

    /** What comes next, a row of kinds per state. */
    private final short[] next;

    private final List<Match @Nullable []> matches = new ArrayList<>();

    Shapes(List<Scheme> schemes) {
        var start = new ArrayList<Item>();
        for (var scheme : schemes) {
            for (var form : scheme.forms()) {
                for (var shape : expand(form.shape())) {
                    start.add(new Item(shape, 0, new Match(scheme, form.alone(), isCompound(shape))));
                }
            }
        }
        next = grow(start);
    }

    /** The state after one more character, or {@link #DEAD}. */
    int next(int state, char c) {
        int kind = KIND_OF[c];
        return kind < 0 ? DEAD : next[state << KIND_BITS | kind];
    }

    /** The schemes of which a form is complete in this state. */
    Match @Nullable [] matches(int state) {
        return matches.get(state);
    }

    private short[] grow(List<Item> start) {
        var rows = new ArrayList<short[]>();
        Map<List<Item>, Integer> numbers = new HashMap<>();
        var queue = new ArrayList<List<Item>>();
        number(numbers, queue, start);
        for (int state = 0; state < queue.size(); state++) {
            var items = queue.get(state);
            var row = new short[1 << KIND_BITS];
            Arrays.fill(row, (short) DEAD);
            for (int kind = 0; kind < KINDS.length(); kind++) {
                var step = step(items, KINDS.charAt(kind));
                row[kind] = (short) (step.isEmpty() ? DEAD : number(numbers, queue, step));
            }
            rows.add(row);
            var complete = items.stream()
                    .filter(item -> item.at == item.shape.length())
                    .map(Item::match)
                    .toArray(Match[]::new);
            matches.add(complete.length == 0 ? null : complete);
        }
        return flat(rows);
    }

    private static short[] flat(List<short[]> rows) {
        if (rows.size() > Short.MAX_VALUE) {
            throw new IllegalStateException("more shapes than a table of short numbers holds: " + rows.size());
        }
        var flat = new short[rows.size() << KIND_BITS];
        for (int state = 0; state < rows.size(); state++) {
            System.arraycopy(rows.get(state), 0, flat, state << KIND_BITS, 1 << KIND_BITS);
        }
        return flat;
    }

    private static int number(Map<List<Item>, Integer> numbers, List<List<Item>> queue, List<Item> items) {
        return numbers.computeIfAbsent(items, key -> {
            queue.add(key);
            return queue.size() - 1;
        });
    }

    private static List<Item> step(List<Item> items, char kind) {
        var step = new ArrayList<Item>();
        for (var item : items) {
            if (item.at < item.shape.length() && fits(item.shape.charAt(item.at), kind)) {
                step.add(new Item(item.shape, item.at + 1, item.match));
            }
        }
        return step;
    }

    private static boolean fits(char wanted, char kind) {
        return wanted == kind || (wanted == 'X' && (kind == '9' || kind == 'A'));
    }

    private static List<String> expand(String shape) {
        int repeat = shape.indexOf('{');
        if (repeat > 0) {
            int close = shape.indexOf('}', repeat);
            int comma = shape.indexOf(',', repeat);
            var all = new ArrayList<String>();
            int most = Integer.parseInt(shape.substring(comma + 1, close));
            for (int n = Integer.parseInt(shape.substring(repeat + 1, comma)); n <= most; n++) {
                String repeated = String.valueOf(shape.charAt(repeat - 1)).repeat(n);
                all.addAll(expand(shape.substring(0, repeat - 1) + repeated + shape.substring(close + 1)));
            }
            return all;
        }
        return shape.indexOf('~') < 0
                ? List.of(shape)
                : List.of(shape.replace("~", ""), shape.replace("~", " "), shape.replace("~", "-"));
    }

    /** Whether signs or letters hold it together, so that digits beside it don't belong to it. */
    private static boolean isCompound(String shape) {
        return shape.chars().anyMatch(c -> c != '9' && c != ' ');
    }

    private static byte[] kinds() {
        var kinds = new byte[Character.MAX_VALUE + 1];
        for (int c = 0; c < kinds.length; c++) {
            char narrow = Chars.narrow((char) c);
            if (Chars.isDigit(narrow)) {
                kinds[c] = 0;
            } else if (Chars.isAsciiLetter(narrow)) {
                kinds[c] = 1;
            } else if (Chars.isBlank(narrow)) {
                kinds[c] = 2;
            } else if (Chars.isDash(narrow)) {
                kinds[c] = 3;
            } else {
                kinds[c] = (byte) (narrow == '.' ? 4 : narrow == '/' ? 5 : -1);
            }
        }
        return kinds;
    }

    /**
     * A complete form.
     *
     * @param alone its score without a label
     * @param compound whether signs or letters hold it together
     */
    record Match(Scheme scheme, double alone, boolean compound) {}

    private record Item(String shape, int at, Match match) {}
}
