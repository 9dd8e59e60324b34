package io.trustrail.gateway.dialect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.trustrail.gateway.dialect.TextTable.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Walks a message's bytes once along a {@link TextTable} and notes where its texts are. One scanner per message. */
final class MessageScanner {

    static final int DEEPEST = 500;

    static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** Takes duplicate names as they come: whoever reads free-form JSON may take either. */
    static final JsonFactory ANY_JSON =
            JSON.rebuild().disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private static final int SHORTEST_TELLING_NUMBER = 9;
    private static final TextTable FREE = TextTable.unknownAs(Treatment.TREE).build();

    private final TextTable table;
    private final Message.Builder message;
    private final Document document;
    private final JsonParser parser;

    private MessageScanner(TextTable table, Message.Builder message, Document document, JsonParser parser) {
        this.table = table;
        this.message = message;
        this.document = document;
        this.parser = parser;
    }

    /**
     * Reads a message.
     *
     * @throws MalformedMessage if it isn't one JSON object in UTF-8, or a field isn't of its type
     */
    static Message scan(TextTable table, byte[] bytes) {
        Utf8.require(bytes);
        var message = new Message.Builder(bytes);
        try (var parser = JSON.createParser(bytes)) {
            var scanner = new MessageScanner(table, message, message.document(), parser);
            try {
                scanner.root();
            } catch (IOException e) {
                throw scanner.malformed(e);
            }
        } catch (IOException e) {
            throw new MalformedMessage("", "the body can't be read");
        }
        return message.build();
    }

    private void root() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedMessage("", "the body must be a JSON object");
        }
        fields(table.root(), new Place(null, 0), true);
        if (parser.nextToken() != null) {
            throw new MalformedMessage("", "the body must be one JSON object with nothing behind it");
        }
    }

    private MalformedMessage malformed(IOException e) {
        var field = FieldNames.here(parser);
        if (e instanceof StreamConstraintsException) {
            return new MalformedMessage("", "nested deeper than " + DEEPEST + " levels, or a number or name too long");
        }
        boolean twice = String.valueOf(e.getMessage()).startsWith("Duplicate field");
        long at = parser.currentLocation().getByteOffset();
        return new MalformedMessage(
                field, twice ? "the field appears twice" : "not valid JSON in UTF-8 near byte " + at);
    }

    /** The members of an object; the parser stands at its start. */
    private void fields(Node node, Place place, boolean element) throws IOException {
        String type = null;
        Pending pending = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            var child = node.field(name);
            var token = parser.nextToken();
            if (element) {
                identify(name, token, place);
            }
            if (token == JsonToken.VALUE_STRING && name.equals("type")) {
                type = parser.getText();
            }
            if (child != null && token == JsonToken.VALUE_STRING && is(child, Treatment.MEDIA_OR_TEXT)) {
                pending = new Pending(child, start(), parser.getText(), end());
            } else {
                value(child, place);
            }
        }
        if (pending != null) {
            settle(pending, "text".equals(type), place);
        }
    }

    private record Pending(Node node, int start, String text, int end) {}

    private void settle(Pending pending, boolean isText, Place place) {
        var rule = pending.node.rule();
        if (rule == null || !isText) {
            message.media(rule == null ? "" : rule.channel());
            return;
        }
        add(new TextSpan(document, pending.start, pending.end, TextSpan.Form.STRING, pending.text, plain(rule), place));
    }

    private static Rule plain(Rule rule) {
        return new Rule(Treatment.TEXT, rule.origin(), "", null);
    }

    private void identify(String name, JsonToken token, Place place) throws IOException {
        if (token == JsonToken.VALUE_STRING && name.equals("role")) {
            place.role(parser.getText());
        } else if (token == JsonToken.VALUE_NUMBER_INT && name.equals("index") && parser.getTextLength() < 9) {
            place.index(parser.getIntValue());
        }
    }

    private void value(@Nullable Node node, Place place) throws IOException {
        var rule = node == null || node.rule() == null ? table.unknown() : node.rule();
        if (node != null) {
            checkShape(node);
            if (node.isFact()) {
                fact(node, place);
            }
        }
        switch (parser.currentToken()) {
            case START_OBJECT -> structure(node, rule, place);
            case START_ARRAY -> structure(node, rule, place);
            case VALUE_STRING -> string(rule, place);
            case VALUE_NUMBER_INT -> number(rule, place);
            default -> {}
        }
    }

    private void structure(@Nullable Node node, Rule rule, Place place) throws IOException {
        int start = start();
        switch (rule.treatment()) {
            case MEDIA, MEDIA_OR_TEXT -> {
                message.media(rule.channel());
                parser.skipChildren();
            }
            case ECHO -> {
                parser.skipChildren();
                message.echo(start, end());
            }
            default -> descend(node, rule, place);
        }
    }

    private void descend(@Nullable Node node, Rule rule, Place place) throws IOException {
        boolean object = parser.currentToken() == JsonToken.START_OBJECT;
        if (node != null && object && node.hasFields()) {
            fields(node, place, false);
        } else if (node != null && !object && node.elements() != null) {
            elements(node.elements(), place);
        } else if (rule.treatment() == Treatment.SKIP) {
            parser.skipChildren();
        } else {
            tree(
                    rule.treatment() == Treatment.TREE || rule.treatment() == Treatment.SEALED ? rule : table.unknown(),
                    place);
        }
    }

    private void elements(Node node, Place place) throws IOException {
        int position = 0;
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            var element = new Place(place, position++);
            if (token == JsonToken.START_OBJECT && node.hasFields()) {
                fields(node, element, true);
            } else {
                value(node, element);
            }
        }
    }

    /** Everything in a free-form value; the parser stands at its start. */
    private void tree(Rule rule, Place place) throws IOException {
        int depth = 1;
        while (depth > 0) {
            switch (parser.nextToken()) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case FIELD_NAME -> key(rule, place);
                case VALUE_STRING -> string(rule, place);
                case VALUE_NUMBER_INT -> number(rule, place);
                default -> {}
            }
        }
    }

    private void key(Rule rule, Place place) throws IOException {
        if (rule.treatment() == Treatment.TREE) {
            int start = start();
            add(new TextSpan(document, start, keyEnd(start), TextSpan.Form.KEY, parser.currentName(), rule, place));
        }
    }

    /* When the parser tells a name it has already read on to the value. */
    private int keyEnd(int start) {
        var bytes = document.bytes();
        int at = start + 1;
        while (bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private void string(Rule rule, Place place) throws IOException {
        switch (rule.treatment()) {
            case SKIP -> {}
            case MEDIA, MEDIA_OR_TEXT -> message.media(rule.channel());
            case ECHO -> {
                int start = start();
                parser.finishToken();
                message.echo(start, end());
            }
            case JSON -> json(rule, place);
            default -> text(rule, place);
        }
    }

    private void text(Rule rule, Place place) throws IOException {
        int start = start();
        var text = parser.getText();
        if (!text.isEmpty() || !rule.channel().isEmpty()) {
            add(new TextSpan(document, start, end(), TextSpan.Form.STRING, text, rule, place));
        }
    }

    /** JSON inside a string: read as JSON if it is, else as text. A piece of a stream waits for the whole. */
    private void json(Rule rule, Place place) throws IOException {
        int start = start();
        var text = parser.getText();
        int end = end();
        var inner = rule.channel().isEmpty() ? inner(text, rule, place, message) : null;
        if (inner == null) {
            add(new TextSpan(document, start, end, TextSpan.Form.STRING, text, rule, place));
        } else {
            document.nest(start, end, inner);
        }
    }

    /* A number where the table has a text is read as one; of the other numbers in a reply, none says anything. */
    private void number(Rule rule, Place place) throws IOException {
        boolean read = rule.treatment() == Treatment.TREE || (rule.isRead() && !rule.equals(table.unknown()));
        if (read && parser.getTextLength() >= SHORTEST_TELLING_NUMBER) {
            int start = start();
            var text = parser.getText();
            add(new TextSpan(document, start, start + text.length(), TextSpan.Form.NUMBER, text, rule, place));
        }
    }

    private void add(TextSpan text) {
        message.text(document, text);
    }

    private void fact(Node node, Place place) throws IOException {
        int start = start();
        var fact = switch (parser.currentToken()) {
            case VALUE_STRING -> fact(node, place, Fact.Kind.STRING, parser.getText(), start, end());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(node, place, Fact.Kind.NUMBER, start);
            case VALUE_TRUE, VALUE_FALSE -> scalar(node, place, Fact.Kind.BOOLEAN, start);
            case VALUE_NULL -> scalar(node, place, Fact.Kind.NULL, start);
            default -> fact(node, place, Fact.Kind.STRUCTURE, "", start, start + 1);
        };
        message.fact(fact);
    }

    private Fact scalar(Node node, Place place, Fact.Kind kind, int start) throws IOException {
        var text = parser.getText();
        return fact(node, place, kind, text, start, start + text.length());
    }

    private static Fact fact(Node node, Place place, Fact.Kind kind, String value, int start, int end) {
        return new Fact(node.path(), place, kind, value, start, end);
    }

    private void checkShape(Node node) {
        var rule = node.rule();
        var shape = rule == null ? null : rule.shape();
        if (shape != null && !shape.fits(parser.currentToken())) {
            throw new MalformedMessage(FieldNames.here(parser), "must be " + shape.words());
        }
    }

    private static boolean is(Node node, Treatment treatment) {
        var rule = node.rule();
        return rule != null && rule.treatment() == treatment;
    }

    private int start() {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Behind the current token, which must have been read to its end. */
    private int end() {
        return (int) parser.currentLocation().getByteOffset();
    }

    /** The document in a string, all of it free-form; null if the text isn't a JSON object or array. */
    static @Nullable Document inner(String text, Rule rule, Place place, Message.Builder message) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var found = new Message.Builder(bytes);
        try (var parser = ANY_JSON.createParser(bytes)) {
            var token = parser.nextToken();
            if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
                return null;
            }
            var tree = new Rule(Treatment.TREE, rule.origin(), "", null);
            new MessageScanner(FREE, found, found.document(), parser).tree(tree, place);
            if (parser.nextToken() != null) {
                return null;
            }
        } catch (IOException e) {
            return null;
        }
        message.adopt(found);
        return found.document();
    }
}
