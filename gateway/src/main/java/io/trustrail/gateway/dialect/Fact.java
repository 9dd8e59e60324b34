package io.trustrail.gateway.dialect;

import io.trustrail.gateway.dialect.json.StringLiteral;
import java.nio.charset.StandardCharsets;

/** A small value of a message that the gateway goes by. */
public final class Fact {

    private final Document document;
    private final String path;
    private final Place place;
    private final Kind kind;
    private final int start;
    private final int end;

    Fact(Document document, String path, Place place, Kind kind, int start, int end) {
        this.document = document;
        this.path = path;
        this.place = place;
        this.kind = kind;
        this.start = start;
        this.end = end;
    }

    /** As the dialect's table spells it: steps joined by slashes, a star for each element of an array. */
    public String path() {
        return path;
    }

    /** Index of the choice or block that it belongs to; 0 for the root. */
    public int index() {
        return place.index();
    }

    public Kind kind() {
        return kind;
    }

    /** A string without its quotes, another scalar as written; empty for objects and arrays. */
    public String value() {
        return switch (kind) {
            case STRING -> StringLiteral.decode(document.bytes(), start, end);
            case STRUCTURE -> "";
            case NUMBER, BOOLEAN, NULL -> new String(document.bytes(), start, end - start, StandardCharsets.US_ASCII);
        };
    }

    /** Where the value's bytes start in the message. */
    public int start() {
        return start;
    }

    /** Where the value's bytes end; for objects and arrays one behind their start. */
    public int end() {
        return end;
    }

    /** What the value is. */
    public enum Kind {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL,
        STRUCTURE
    }
}
