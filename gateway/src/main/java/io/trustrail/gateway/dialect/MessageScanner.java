package io.trustrail.gateway.dialect;

import io.trustrail.gateway.dialect.TextTable.Node;
import io.trustrail.gateway.dialect.json.BrokenJson;
import io.trustrail.gateway.dialect.json.JsonCursor;
import io.trustrail.gateway.dialect.json.Names;
import io.trustrail.gateway.dialect.json.Token;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Walks a message's bytes once along a {@link TextTable} and notes where its texts are. One scanner per message. */
final class MessageScanner {

    static final int DEEPEST = 500;

    private static final int SHORTEST_TELLING_NUMBER = 9;
    private static final int LONGEST_MARK = 4;
    private static final int QUOTES = 2;
    private static final TextTable FREE = TextTable.unknownAs(Treatment.TREE).build();

    private final TextTable table;
    private final Message.Builder message;
    private final Document document;
    private final JsonCursor json;

    private MessageScanner(TextTable table, Message.Builder message, Document document, JsonCursor json) {
        this.table = table;
        this.message = message;
        this.document = document;
        this.json = json;
    }

    /**
     * Reads a message.
     *
     * @throws MalformedMessage if it isn't one JSON object in UTF-8, or a field isn't of its type
     */
    static Message scan(TextTable table, byte[] bytes) {
        refuseOtherEncodings(bytes);
        var message = new Message.Builder(bytes);
        var json = new JsonCursor(bytes, table.names(), DEEPEST, true);
        try {
            new MessageScanner(table, message, message.document(), json).root();
        } catch (BrokenJson e) {
            throw new MalformedMessage(whole(e) ? "" : FieldNames.here(json), words(e));
        }
        return message.build();
    }

    /* UTF-16, UTF-32 and the byte order mark: a lenient reader at the vendor's may guess them. */
    private static void refuseOtherEncodings(byte[] bytes) {
        for (int i = 0; i < Math.min(LONGEST_MARK, bytes.length); i++) {
            if (bytes[i] == 0 || bytes[i] == (byte) 0xEF || bytes[i] == (byte) 0xFE || bytes[i] == (byte) 0xFF) {
                throw new MalformedMessage("", "the body must be JSON in UTF-8 without a byte order mark");
            }
        }
    }

    private static boolean whole(BrokenJson broken) {
        return broken.reason() == BrokenJson.Reason.TOO_DEEP || broken.reason() == BrokenJson.Reason.NOT_UTF8;
    }

    private static String words(BrokenJson broken) {
        return switch (broken.reason()) {
            case SYNTAX -> "not valid JSON in UTF-8 near byte " + broken.offset();
            case NOT_UTF8 -> "the body is not valid UTF-8 near byte " + broken.offset();
            case SAME_NAME_TWICE -> "the field appears twice";
            case TOO_DEEP -> "nested deeper than " + DEEPEST + " levels";
            case MORE_THAN_ONE_VALUE -> "the body must be one JSON object with nothing behind it";
        };
    }

    private void root() {
        if (json.next() != Token.START_OBJECT) {
            throw new MalformedMessage("", "the body must be a JSON object");
        }
        fields(table.root(), new Place(null, 0), true);
        json.next();
    }

    /** The members of an object; the cursor stands at its start. */
    private void fields(Node node, Place place, boolean element) {
        String type = null;
        Pending pending = null;
        while (json.next() == Token.NAME) {
            var name = json.name();
            var child = node.field(name);
            if (child == null && !FieldNames.looksLikeOne(name)) {
                key(table.unknown(), place);
            }
            var token = json.next();
            if (element) {
                identify(name, token, place);
            }
            if (token == Token.STRING && name.equals("type")) {
                type = json.text();
            }
            if (child != null && token == Token.STRING && is(child, Treatment.MEDIA_OR_TEXT)) {
                pending = new Pending(child, json.start(), json.end());
            } else {
                value(child, place);
            }
        }
        if (pending != null) {
            settle(pending, "text".equals(type), place);
        }
    }

    private record Pending(Node node, int start, int end) {}

    private void settle(Pending pending, boolean isText, Place place) {
        var rule = pending.node.rule();
        if (rule == null || !isText) {
            message.media(rule == null ? "" : rule.channel());
            return;
        }
        add(TextSpan.Form.STRING, pending.start, pending.end, plain(rule), place);
    }

    private static Rule plain(Rule rule) {
        return new Rule(Treatment.TEXT, rule.origin(), "", null);
    }

    private void identify(String name, Token token, Place place) {
        if (token == Token.STRING && name.equals("role")) {
            place.role(json.text());
        } else if (token == Token.INTEGER && name.equals("index") && json.length() < 9) {
            place.index(Integer.parseInt(json.text()));
        }
    }

    private void value(@Nullable Node node, Place place) {
        var rule = node == null || node.rule() == null ? table.unknown() : node.rule();
        if (node != null) {
            checkShape(node);
            if (node.isFact()) {
                fact(node, place);
            }
        }
        switch (json.token()) {
            case START_OBJECT -> structure(node, rule, place);
            case START_ARRAY -> structure(node, rule, place);
            case STRING -> string(rule, place);
            case INTEGER -> number(rule, place);
            default -> {}
        }
    }

    private void structure(@Nullable Node node, Rule rule, Place place) {
        int start = json.start();
        switch (rule.treatment()) {
            case MEDIA, MEDIA_OR_TEXT -> {
                message.media(rule.channel());
                json.skipChildren();
            }
            case ECHO -> {
                json.skipChildren();
                message.echo(start, json.end());
            }
            default -> descend(node, rule, place);
        }
    }

    private void descend(@Nullable Node node, Rule rule, Place place) {
        boolean object = json.token() == Token.START_OBJECT;
        if (node != null && object && node.hasFields()) {
            fields(node, place, false);
        } else if (node != null && !object && node.elements() != null) {
            elements(node.elements(), place);
        } else if (rule.treatment() == Treatment.SKIP) {
            json.skipChildren();
        } else {
            tree(
                    rule.treatment() == Treatment.TREE || rule.treatment() == Treatment.SEALED ? rule : table.unknown(),
                    place);
        }
    }

    private void elements(Node node, Place place) {
        int position = 0;
        for (var token = json.next(); token != Token.END_ARRAY; token = json.next()) {
            var element = new Place(place, position++);
            if (token == Token.START_OBJECT && node.hasFields()) {
                fields(node, element, true);
            } else {
                value(node, element);
            }
        }
    }

    /** Everything in a free-form value; the cursor stands at its start. */
    private void tree(Rule rule, Place place) {
        int depth = 1;
        while (depth > 0) {
            switch (json.next()) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case NAME -> key(rule, place);
                case STRING -> string(rule, place);
                case INTEGER -> number(rule, place);
                default -> {}
            }
        }
    }

    private void key(Rule rule, Place place) {
        if (rule.treatment() == Treatment.TREE) {
            add(TextSpan.Form.KEY, rule, place);
        }
    }

    private void string(Rule rule, Place place) {
        switch (rule.treatment()) {
            case SKIP -> {}
            case MEDIA, MEDIA_OR_TEXT -> message.media(rule.channel());
            case ECHO -> message.echo(json.start(), json.end());
            case JSON -> json(rule, place);
            default -> text(rule, place);
        }
    }

    private void text(Rule rule, Place place) {
        if (json.length() > QUOTES || !rule.channel().isEmpty()) {
            add(TextSpan.Form.STRING, rule, place);
        }
    }

    /** JSON inside a string: read as JSON if it is, else as text. A piece of a stream waits for the whole. */
    private void json(Rule rule, Place place) {
        var inner = rule.channel().isEmpty() ? inner(json.text(), rule, place, message) : null;
        if (inner == null) {
            add(TextSpan.Form.STRING, rule, place);
        } else {
            document.nest(json.start(), json.end(), inner);
        }
    }

    /* A number where the table has a text is read as one; of the other numbers in a reply, none says anything. */
    private void number(Rule rule, Place place) {
        boolean read = rule.treatment() == Treatment.TREE || (rule.isRead() && !rule.equals(table.unknown()));
        if (read && json.length() >= SHORTEST_TELLING_NUMBER) {
            add(TextSpan.Form.NUMBER, rule, place);
        }
    }

    private void add(TextSpan.Form form, Rule rule, Place place) {
        add(form, json.start(), json.end(), rule, place);
    }

    private void add(TextSpan.Form form, int start, int end, Rule rule, Place place) {
        message.text(document, new TextSpan(document, start, end, form, rule, place));
    }

    private void fact(Node node, Place place) {
        var kind = switch (json.token()) {
            case STRING -> Fact.Kind.STRING;
            case INTEGER, DECIMAL -> Fact.Kind.NUMBER;
            case TRUE, FALSE -> Fact.Kind.BOOLEAN;
            case NULL -> Fact.Kind.NULL;
            default -> Fact.Kind.STRUCTURE;
        };
        message.fact(new Fact(document, node.path(), place, kind, json.start(), json.end()));
    }

    private void checkShape(Node node) {
        var rule = node.rule();
        var shape = rule == null ? null : rule.shape();
        if (shape != null && !shape.fits(json.token())) {
            throw new MalformedMessage(FieldNames.here(json), "must be " + shape.words());
        }
    }

    private static boolean is(Node node, Treatment treatment) {
        var rule = node.rule();
        return rule != null && rule.treatment() == treatment;
    }

    /** The document in a string, all of it free-form; null if the text isn't a JSON object or array. */
    static @Nullable Document inner(String text, Rule rule, Place place, Message.Builder message) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var found = new Message.Builder(bytes);
        var json = new JsonCursor(bytes, Names.NONE, DEEPEST, false);
        try {
            if (json.next() != Token.START_OBJECT && json.token() != Token.START_ARRAY) {
                return null;
            }
            var tree = new Rule(Treatment.TREE, rule.origin(), "", null);
            new MessageScanner(FREE, found, found.document(), json).tree(tree, place);
            json.next();
        } catch (BrokenJson e) {
            return null;
        }
        message.adopt(found);
        return found.document();
    }
}
