package io.trustrail.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Search and numbers in bytes that hold ASCII, without an allocation. */
public final class Ascii {

    private static final int TO_LOWER = 0x20;
    private static final byte[] HEX = bytes("0123456789abcdef");

    private Ascii() {}

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Where the byte first is in {@code [from, to)}, or {@code to}. */
    public static int indexOf(byte[] in, int from, int to, byte wanted) {
        int at = from;
        while (at < to && in[at] != wanted) {
            at++;
        }
        return at;
    }

    /** Where the bytes first are in {@code [from, to)}, or -1. */
    public static int indexOf(byte[] in, int from, int to, byte[] wanted) {
        int last = to - wanted.length;
        for (int at = indexOf(in, from, to, wanted[0]); at <= last; at = indexOf(in, at + 1, to, wanted[0])) {
            if (matches(in, at, to, wanted)) {
                return at;
            }
        }
        return -1;
    }

    public static boolean matches(byte[] in, int from, int to, byte[] wanted) {
        if (from < 0 || to - from < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (in[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    static boolean matchesIgnoringCase(byte[] in, int from, int to, byte[] lowerCase) {
        if (to - from < lowerCase.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            int b = in[from + i];
            if ((b >= 'A' && b <= 'Z' ? b | TO_LOWER : b) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    /** The number that starts at {@code from}, after blanks. */
    public static long decimal(byte[] in, int from, int to) throws IOException {
        int at = from;
        while (at < to && in[at] == ' ') {
            at++;
        }
        int start = at;
        long number = 0;
        for (; at < to && in[at] >= '0' && in[at] <= '9'; at++) {
            number = number * 10 + (in[at] - '0');
        }
        if (at == start) {
            throw new IOException("a number was expected");
        }
        return number;
    }

    /** Writes the number in decimal, filled with zeros up to the width. */
    public static void putDecimal(ByteBuffer out, long number, int width) {
        int end = out.position() + Math.max(width, decimalWidth(number));
        long rest = number;
        for (int at = end - 1; at >= out.position(); at--) {
            out.put(at, (byte) ('0' + rest % 10));
            rest /= 10;
        }
        out.position(end);
    }

    private static int decimalWidth(long number) {
        int width = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            width++;
        }
        return width;
    }

    /** Writes the number in hexadecimal, without leading zeros. */
    public static void putHex(ByteBuffer out, int number) {
        int digits = Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(number) + 3) / 4);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.put(HEX[number >>> shift & 0xF]);
        }
    }
}
