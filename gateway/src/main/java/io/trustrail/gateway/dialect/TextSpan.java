package io.trustrail.gateway.dialect;

import io.trustrail.gateway.dialect.json.StringLiteral;
import io.trustrail.gateway.guard.Origin;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One guarded text of a message. Replacing it changes what {@link Message#toBytes} gives. */
public final class TextSpan {

    /** How the text is written in its document. */
    enum Form {
        STRING,
        KEY,
        NUMBER
    }

    private final Document document;
    private final int start;
    private final int end;
    private final Form form;
    private @Nullable String text;
    private final Rule rule;
    private final Place place;
    private @Nullable String replacement;

    TextSpan(Document document, int start, int end, Form form, Rule rule, Place place) {
        this.document = document;
        this.start = start;
        this.end = end;
        this.form = form;
        this.rule = rule;
        this.place = place;
    }

    /** What it says. Read out of the document when it is asked for first: not all texts are. */
    public String text() {
        if (text == null) {
            text = form == Form.NUMBER
                    ? new String(document.bytes(), start, end - start, StandardCharsets.US_ASCII)
                    : StringLiteral.decode(document.bytes(), start, end);
        }
        return text;
    }

    /** What stands there now: its replacement, or what it says. */
    public String current() {
        return replacement == null ? text() : replacement;
    }

    /** Who wrote it. */
    public Origin origin() {
        var origin = rule.origin();
        return origin != null ? origin : Roles.origin(place.role());
    }

    /** Whether a signature covers the text, so that it can't be changed. */
    public boolean isSealed() {
        return rule.treatment() == Treatment.SEALED;
    }

    /** Whether the text is one piece of a stream that goes on in the next message. */
    public boolean isStreamed() {
        return !rule.channel().isEmpty();
    }

    /** Whether the stream's text is JSON, which can only be read as a whole. */
    public boolean isJson() {
        return rule.treatment() == Treatment.JSON;
    }

    /** The stream that it belongs to. */
    public Channel channel() {
        var outer = place.parent();
        return outer != null && outer.parent() != null
                ? new Channel(rule.channel(), outer.index(), place.index())
                : new Channel(rule.channel(), place.index(), 0);
    }

    public void replace(String text) {
        replacement = text;
        document.change();
    }

    /** What stands there now: what replaces the text, or itself. */
    public String written() {
        return replacement == null ? text() : replacement;
    }

    /** Where it stands in the message, such as {@code messages[0].content}. Computed anew: for errors only. */
    public String field() {
        return document.field(start);
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    Form form() {
        return form;
    }

    @Nullable String replacement() {
        return replacement;
    }
}
