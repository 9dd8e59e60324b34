package io.trustrail.bench.upstream;

import io.trustrail.bench.talk.Conversation;
import io.trustrail.bench.wire.Ascii;
import io.trustrail.bench.wire.HttpMessage;
import java.util.Arrays;

/** Finds the three values in a request and puts them into the text of the reply. */
final class Echo {

    private static final int VALUES = 3;
    private static final byte[][] MARKS =
            Conversation.ASKED.stream().map(Ascii::bytes).toArray(byte[][]::new);

    private final byte[][] parts;
    private final int[] hints = new int[MARKS.length];
    private byte[] text = new byte[1 << 14];
    private int length;
    private boolean emailSeen;

    Echo(Conversation conversation) {
        parts = conversation.answerParts();
    }

    /** Makes the text of the reply, up to {@link #length}; false if the request lacks the sentences with the values. */
    boolean answer(HttpMessage request) {
        length = 0;
        for (int i = 0; i < VALUES; i++) {
            int from = find(request, i);
            int to = find(request, i + 1);
            if (from < 0 || to < 0) {
                return false;
            }
            int start = from + MARKS[i].length;
            if (i == 0) {
                emailSeen = Ascii.indexOf(request.body(), start, to, (byte) '@') < to;
            }
            append(parts[i], 0, parts[i].length);
            append(request.body(), start, to);
        }
        append(parts[VALUES], 0, parts[VALUES].length);
        return true;
    }

    /* The place of the last call is looked at first: requests of one subject are nearly always alike. */
    private int find(HttpMessage request, int mark) {
        if (!Ascii.matches(request.body(), hints[mark], request.bodyLength(), MARKS[mark])) {
            hints[mark] = Ascii.indexOf(request.body(), 0, request.bodyLength(), MARKS[mark]);
        }
        return hints[mark];
    }

    private void append(byte[] from, int start, int end) {
        if (length + end - start > text.length) {
            text = Arrays.copyOf(text, 2 * (length + end - start));
        }
        System.arraycopy(from, start, text, length, end - start);
        length += end - start;
    }

    byte[] text() {
        return text;
    }

    int length() {
        return length;
    }

    /** Whether the last request showed the caller's e-mail address. */
    boolean emailSeen() {
        return emailSeen;
    }
}
