package io.trustrail.gateway.dialect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import java.io.IOException;

/** Places in a message as people write them: {@code messages[2].content}. */
final class FieldNames {

    private static final int LONGEST = 200;

    private FieldNames() {}

    /** The field that starts at or after an offset; empty for the root or what can't be read. */
    static String at(byte[] bytes, int offset) {
        try (var parser = MessageScanner.ANY_JSON.createParser(bytes)) {
            while (parser.nextToken() != null) {
                if (parser.currentTokenLocation().getByteOffset() >= offset) {
                    return here(parser);
                }
            }
            return "";
        } catch (IOException e) {
            return "";
        }
    }

    /** The name of a field inside the field that holds its document. */
    static String within(String outer, String inner) {
        var joint = inner.isEmpty() || inner.startsWith("[") ? "" : ".";
        return shortened(outer + joint + inner);
    }

    /** The field that a parser stands at. */
    static String here(JsonParser parser) {
        var name = new StringBuilder();
        var context = parser.getParsingContext();
        prepend(context, name);
        return shortened(name.toString());
    }

    private static String shortened(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    }

    private static void prepend(JsonStreamContext context, StringBuilder name) {
        var parent = context.getParent();
        if (parent == null) {
            return;
        }
        prepend(parent, name);
        if (context.inArray() && context.hasCurrentIndex()) {
            name.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.hasCurrentName()) {
            name.append(name.length() == 0 ? "" : ".").append(context.getCurrentName());
        }
    }
}
