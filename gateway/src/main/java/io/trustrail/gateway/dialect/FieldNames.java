package io.trustrail.gateway.dialect;

import io.trustrail.gateway.dialect.json.BrokenJson;
import io.trustrail.gateway.dialect.json.JsonCursor;
import io.trustrail.gateway.dialect.json.Names;
import io.trustrail.gateway.dialect.json.Token;

/** Places in a message as people write them: {@code messages[2].content}. */
final class FieldNames {

    private static final int LONGEST = 200;
    private static final int LONGEST_IN_APIS = 64;

    private FieldNames() {}

    /** Whether a name looks as APIs name their fields, and is no value that somebody wrote in the place of a name. */
    static boolean looksLikeOne(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_IN_APIS
                && !isDigit(name.charAt(0))
                && name.chars().allMatch(c -> c == '_' || isDigit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z'));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** The field that starts at or after an offset; empty for the root or what can't be read. */
    static String at(byte[] bytes, int offset) {
        var json = new JsonCursor(bytes, Names.NONE, MessageScanner.DEEPEST, false);
        try {
            while (json.next() != Token.END) {
                if (json.start() >= offset) {
                    return here(json);
                }
            }
            return "";
        } catch (BrokenJson e) {
            return "";
        }
    }

    /** The name of a field inside the field that holds its document. */
    static String within(String outer, String inner) {
        var joint = inner.isEmpty() || inner.startsWith("[") ? "" : ".";
        return shortened(outer + joint + inner);
    }

    /** The field that a cursor stands at. */
    static String here(JsonCursor json) {
        return shortened(json.path());
    }

    private static String shortened(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    }
}
