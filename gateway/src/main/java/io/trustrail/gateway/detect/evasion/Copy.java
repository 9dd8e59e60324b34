package io.trustrail.gateway.detect.evasion;

import java.util.Arrays;

/** A text that is being worked on: each of its characters knows the stretch of the original that it stands for. */
final class Copy {

    private char[] chars;
    private int[] starts;
    private int[] ends;
    private int length;
    /** How many characters were changed by what people do to hide words. */
    private int disguised;

    Copy(int room) {
        chars = new char[room];
        starts = new int[room];
        ends = new int[room];
    }

    int length() {
        return length;
    }

    char at(int index) {
        return chars[index];
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    int disguised() {
        return disguised;
    }

    void countDisguised(int characters) {
        disguised += characters;
    }

    void set(int index, char c) {
        chars[index] = c;
    }

    void add(char c, int start, int end) {
        if (length == chars.length) {
            int room = length + length / 2 + 16;
            chars = Arrays.copyOf(chars, room);
            starts = Arrays.copyOf(starts, room);
            ends = Arrays.copyOf(ends, room);
        }
        chars[length] = c;
        starts[length] = start;
        ends[length] = end;
        length++;
    }

    /** Begins to write the text anew over itself: what is kept is told to {@link #keep}, in order. */
    void rewrite() {
        length = 0;
    }

    /** Keeps a character that has not been written over: its index is at least as high as the length so far. */
    void keep(int index) {
        chars[length] = chars[index];
        starts[length] = starts[index];
        ends[length] = ends[index];
        length++;
    }

    /** The last character kept stands for what is dropped behind it, too. */
    void extend(int index) {
        ends[length - 1] = Math.max(ends[length - 1], ends[index]);
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }

    int[] allStarts() {
        return Arrays.copyOf(starts, length);
    }

    int[] allEnds() {
        return Arrays.copyOf(ends, length);
    }
}
