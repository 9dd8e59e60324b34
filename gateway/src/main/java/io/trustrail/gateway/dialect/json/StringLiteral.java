package io.trustrail.gateway.dialect.json;

import io.trustrail.gateway.dialect.json.BrokenJson.Reason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** String literals in UTF-8 bytes. */
public final class StringLiteral {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final int UNICODE_ESCAPE = 6;

    private StringLiteral() {}

    /**
     * Finds the end of a literal and checks every byte of it.
     *
     * @param start of its opening quote
     * @return the offset behind its closing quote
     * @throws BrokenJson if it is no literal, or not in UTF-8 (RFC 3629)
     */
    static int end(byte[] bytes, int start) {
        int at = start + 1;
        while (true) {
            at = skipPlain(bytes, at);
            if (at >= bytes.length) {
                throw new BrokenJson(Reason.SYNTAX, bytes.length);
            }
            byte b = bytes[at];
            if (b == '"') {
                return at + 1;
            } else if (b == '\\') {
                at += escapeLength(bytes, at);
            } else if (b < 0) {
                at += characterLength(bytes, at);
            } else {
                throw new BrokenJson(Reason.SYNTAX, at);
            }
        }
    }

    /*
     * Eight bytes at a time. A byte is less than n (n <= 128) if subtracting n borrows into its high bit, and equals c if
     * its difference by exclusive or is less than 1; what a borrow makes of the bytes above doesn't matter, for the first
     * one that counts is looked at by itself. See H. S. Warren, Hacker's Delight, 6-1.
     */
    private static int skipPlain(byte[] bytes, int from) {
        int at = from;
        while (at + Long.BYTES <= bytes.length) {
            long word = (long) LONGS.get(bytes, at);
            long quote = word ^ ('"' * ONES);
            long escape = word ^ ('\\' * ONES);
            long special = (quote - ONES) | (escape - ONES) | (word - ' ' * ONES) | word;
            if ((special & HIGHS) != 0) {
                break;
            }
            at += Long.BYTES;
        }
        while (at < bytes.length && isPlain(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\';
    }

    private static int escapeLength(byte[] bytes, int at) {
        if (at + 1 >= bytes.length) {
            throw new BrokenJson(Reason.SYNTAX, at);
        }
        switch (bytes[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return 2;
            }
            case 'u' -> {
                if (at + UNICODE_ESCAPE > bytes.length || codeUnit(bytes, at + 2) < 0) {
                    throw new BrokenJson(Reason.SYNTAX, at);
                }
                return UNICODE_ESCAPE;
            }
            default -> throw new BrokenJson(Reason.SYNTAX, at);
        }
    }

    /** Four hexadecimal digits; negative if one of them is none. */
    private static int codeUnit(byte[] bytes, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** The well-formed sequences of RFC 3629, section 4: no overlong forms, no surrogates, nothing beyond Unicode. */
    private static int characterLength(byte[] bytes, int at) {
        int lead = bytes[at] & 0xFF;
        int second = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0;
        if (lead >= 0xC2 && lead <= 0xDF && second >> 6 == 2) {
            return 2;
        }
        if (lead >= 0xE0 && lead <= 0xEF && isContinued(bytes, at + 2)) {
            int least = lead == 0xE0 ? 0xA0 : 0x80;
            int most = lead == 0xED ? 0x9F : 0xBF;
            if (second >= least && second <= most) {
                return 3;
            }
        } else if (lead >= 0xF0 && lead <= 0xF4 && isContinued(bytes, at + 2) && isContinued(bytes, at + 3)) {
            int least = lead == 0xF0 ? 0x90 : 0x80;
            int most = lead == 0xF4 ? 0x8F : 0xBF;
            if (second >= least && second <= most) {
                return 4;
            }
        }
        throw new BrokenJson(Reason.NOT_UTF8, at);
    }

    private static boolean isContinued(byte[] bytes, int at) {
        return at < bytes.length && (bytes[at] & 0xC0) == 0x80;
    }

    /**
     * What a checked literal says.
     *
     * @param start of its opening quote
     * @param end behind its closing quote
     */
    public static String decode(byte[] bytes, int start, int end) {
        int from = start + 1;
        int to = end - 1;
        int escape = nextEscape(bytes, from, to);
        if (escape == to) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        var text = new StringBuilder(to - from);
        while (escape < to) {
            text.append(new String(bytes, from, escape - from, StandardCharsets.UTF_8));
            from = escape + unescape(bytes, escape, text);
            escape = nextEscape(bytes, from, to);
        }
        return text.append(new String(bytes, from, to - from, StandardCharsets.UTF_8))
                .toString();
    }

    private static int nextEscape(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    private static int unescape(byte[] bytes, int at, StringBuilder text) {
        byte kind = bytes[at + 1];
        if (kind == 'u') {
            text.append((char) codeUnit(bytes, at + 2));
            return UNICODE_ESCAPE;
        }
        text.append(
                switch (kind) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> (char) kind;
                });
        return 2;
    }
}
