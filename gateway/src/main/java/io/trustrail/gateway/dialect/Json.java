package io.trustrail.gateway.dialect;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** JSON that dialects write themselves. */
final class Json {

    private static final byte[] HEX = utf8("0123456789ABCDEF");
    private static final int UNICODE_ESCAPE = 6;
    private static final byte[] ESCAPED = escaped();

    private Json() {}

    /** A string literal in UTF-8. */
    static byte[] literal(String text) {
        var utf8 = utf8(text);
        int escapes = 0;
        boolean question = false;
        for (byte b : utf8) {
            escapes += ESCAPED[b & 0xff] == 0 ? 0 : extra(ESCAPED[b & 0xff]);
            question |= b == '?';
        }
        // The encoder writes a question mark for half a surrogate pair.
        return question && hasSurrogate(text) ? utf8(quote(text)) : quoted(utf8, escapes);
    }

    private static byte[] quoted(byte[] utf8, int escapes) {
        var literal = new byte[utf8.length + escapes + 2];
        literal[0] = '"';
        literal[literal.length - 1] = '"';
        if (escapes == 0) {
            System.arraycopy(utf8, 0, literal, 1, utf8.length);
            return literal;
        }
        int at = 1;
        for (byte b : utf8) {
            byte escape = ESCAPED[b & 0xff];
            if (escape == 0) {
                literal[at++] = b;
            } else {
                at = escape(literal, at, b, escape);
            }
        }
        return literal;
    }

    private static int escape(byte[] literal, int start, byte b, byte escape) {
        int at = start;
        literal[at++] = '\\';
        literal[at++] = escape;
        if (escape == 'u') {
            literal[at++] = '0';
            literal[at++] = '0';
            literal[at++] = HEX[b >> 4];
            literal[at++] = HEX[b & 0xf];
        }
        return at;
    }

    private static int extra(byte escape) {
        return escape == 'u' ? UNICODE_ESCAPE - 1 : 1;
    }

    /** What stands behind the backslash for each byte that must not stand for itself. */
    private static byte[] escaped() {
        var escaped = new byte[256];
        Arrays.fill(escaped, 0, ' ', (byte) 'u');
        for (var pair : List.of("\bb", "\tt", "\nn", "\ff", "\rr", "\"\"", "\\\\")) {
            escaped[pair.charAt(0)] = (byte) pair.charAt(1);
        }
        return escaped;
    }

    private static boolean hasSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** A string literal. Halves of surrogate pairs, which UTF-8 can't carry, are written as escapes. */
    static String quote(String text) {
        var escaped = JsonStringEncoder.getInstance().quoteAsString(text);
        var literal = new StringBuilder(escaped.length + 2).append('"');
        for (int i = 0; i < escaped.length; i++) {
            char c = escaped[i];
            if (!Character.isSurrogate(c)) {
                literal.append(c);
            } else if (i + 1 < escaped.length && Character.isSurrogatePair(c, escaped[i + 1])) {
                literal.append(c).append(escaped[++i]);
            } else {
                literal.append("\\u").append(Integer.toHexString(c));
            }
        }
        return literal.append('"').toString();
    }

    static byte[] utf8(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] concat(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
