package io.trustrail.gateway.guard.prompt;

/** Takes the words, the stretches between blanks and the numbers of texts. For one thread. */
final class PromptReader {

    /** So many digits, at least, have numbers that can be dialled from elsewhere; their last ones tell them apart. */
    static final int PHONE = 9;

    private static final int LOCAL = 8;
    private static final char LOCAL_MARK = '#';

    /** The groups of a number, and the words before it in one stretch, at most. */
    private static final int MOST_GROUPS = 8;

    private static final int LONGEST_GAP = 3;
    private static final int LONGEST_JOINED = 64;

    private final Hashes hashes = new Hashes();

    private String text = "";
    /** Where the last words start and end, the newest last. */
    private final int[] starts = new int[MOST_GROUPS];

    private final int[] ends = new int[MOST_GROUPS];
    private int words;

    Hashes hashes() {
        return hashes;
    }

    void read(String original) {
        text = Plain.of(original);
        words = 0;
        int stretch = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Plain.counts(c)) {
                at = word(at);
            } else {
                if (Plain.isBlank(c)) {
                    stretch(stretch, at);
                    stretch = at + 1;
                }
                at++;
            }
        }
        stretch(stretch, at);
        text = "";
    }

    private void stretch(int start, int end) {
        var joined = Plain.joined(text.substring(start, end));
        if (!joined.isEmpty()) {
            add(joined);
        }
    }

    /** Takes the word that starts here; tells where it ends. */
    private int word(int start) {
        int end = Plain.runEnd(text, start);
        if (Plain.isUnspaced(text.charAt(start))) {
            pairs(start, end);
            return end;
        }
        add(text.substring(start, end));
        remember(start, end);
        if (hasDigit(start, end) || isMailPart(start)) {
            groups();
        }
        return end;
    }

    private void pairs(int start, int end) {
        for (int i = start + 2; i <= end; i++) {
            hashes.add(Hashes.of(text.substring(i - 2, i)));
        }
    }

    private boolean hasDigit(int start, int end) {
        for (int i = start; i < end; i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether this word may be part of an e-mail address that stands in a longer stretch. */
    private boolean isMailPart(int start) {
        return start > 0 && (text.charAt(start - 1) == '.' || text.charAt(start - 1) == '@');
    }

    private void remember(int start, int end) {
        if (words == MOST_GROUPS) {
            System.arraycopy(starts, 1, starts, 0, MOST_GROUPS - 1);
            System.arraycopy(ends, 1, ends, 0, MOST_GROUPS - 1);
            words--;
        }
        starts[words] = start;
        ends[words] = end;
        words++;
    }

    /** The last word with as many before it as stand close: a number may be grouped in any way. */
    private void groups() {
        for (int first = words - 2; first >= 0; first--) {
            boolean close = starts[first + 1] - ends[first] <= LONGEST_GAP;
            if (!close || ends[words - 1] - starts[first] > LONGEST_JOINED) {
                return;
            }
            add(Plain.joined(text.substring(starts[first], ends[words - 1])));
        }
    }

    private void add(String joined) {
        hashes.add(Hashes.of(joined));
        if (joined.length() >= PHONE && joined.length() <= LONGEST_JOINED && isNumber(joined)) {
            hashes.add(local(joined));
        }
    }

    /** The hash of a telephone number without what may stand before it. */
    static long local(String digits) {
        return Hashes.of(LOCAL_MARK + digits.substring(digits.length() - LOCAL));
    }

    private static boolean isNumber(String joined) {
        for (int i = 0; i < joined.length(); i++) {
            if (!Character.isDigit(joined.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
