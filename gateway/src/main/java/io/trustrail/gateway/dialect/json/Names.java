package io.trustrail.gateway.dialect.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Names that are expected, found by their bytes: a name that is known costs no string. Immutable. */
public final class Names {

    private static final int LONGEST = 40;
    private static final byte[] FREE = {};

    public static final Names NONE = new Names(List.of());

    private final byte[][] literals;
    private final String[] names;

    /** Names without escapes in their literals; long ones are left out. */
    public Names(Collection<String> known) {
        int size = Integer.highestOneBit(Math.max(1, 4 * known.size())) << 1;
        literals = new byte[size][];
        Arrays.fill(literals, FREE);
        names = new String[size];
        Arrays.fill(names, "");
        known.stream()
                .distinct()
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST)
                .forEach(this::add);
    }

    private void add(String name) {
        var literal = name.getBytes(StandardCharsets.UTF_8);
        int slot = hash(literal, 0, literal.length) & (names.length - 1);
        while (literals[slot].length > 0) {
            slot = (slot + 1) & (names.length - 1);
        }
        literals[slot] = literal;
        names[slot] = name;
    }

    /** The name in a checked literal, {@code start} being that of its opening quote. */
    String read(byte[] bytes, int start, int end) {
        int from = start + 1;
        int to = end - 1;
        if (to - from <= LONGEST) {
            int slot = hash(bytes, from, to) & (names.length - 1);
            for (var literal = literals[slot]; literal.length > 0; literal = literals[slot]) {
                if (Arrays.equals(bytes, from, to, literal, 0, literal.length)) {
                    return names[slot];
                }
                slot = (slot + 1) & (names.length - 1);
            }
        }
        return StringLiteral.decode(bytes, start, end);
    }

    /* The ends and the length tell names of vendors' APIs apart well enough. */
    private static int hash(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return 0;
        }
        int hash = length * 31 + bytes[from];
        hash = hash * 31 + bytes[to - 1];
        hash = hash * 31 + bytes[from + length / 2];
        return hash ^ hash >>> 7;
    }
}
