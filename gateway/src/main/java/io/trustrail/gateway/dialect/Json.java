package io.trustrail.gateway.dialect;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON that dialects write themselves. */
final class Json {

    private Json() {}

    /** A string literal in UTF-8. */
    static byte[] literal(String text) {
        if (hasSurrogate(text)) {
            return utf8(quote(text));
        }
        var escaped = JsonStringEncoder.getInstance().quoteAsUTF8(text);
        var literal = new byte[escaped.length + 2];
        literal[0] = '"';
        System.arraycopy(escaped, 0, literal, 1, escaped.length);
        literal[literal.length - 1] = '"';
        return literal;
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
