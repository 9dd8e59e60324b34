package io.trustrail.gateway.detect.screening.student;

import java.util.function.BiConsumer;

/** How a long text is cut for the student: it is what its worst stretch is. */
public final class Stretches {

    private static final int LONGEST = 280;
    private static final int STEP = 180;
    private static final int SLACK = 20;

    private Stretches() {}

    /** Tells the start and end of each stretch. They overlap, and start at words where there are blanks. */
    public static void of(String text, BiConsumer<Integer, Integer> stretch) {
        int from = 0;
        while (text.length() - from > LONGEST) {
            stretch.accept(from, from + LONGEST);
            from = word(text, from + STEP);
        }
        stretch.accept(from, text.length());
    }

    private static int word(String text, int at) {
        for (int i = at; i < at + SLACK; i++) {
            if (text.charAt(i) == ' ') {
                return i;
            }
        }
        return at;
    }
}
