package io.trustrail.gateway.audit.log.leaf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A record of the journal as a leaf of the log. Every record has one, whatever fields it has, so a leaf's index is its
 * record's number less one; that makes gaps and double leaves impossible.
 *
 * <p>A journal's own record of open calls keeps their number only. A record too long for a leaf keeps what tells where it
 * belongs, and the SHA-256 of its canonical form.
 */
public final class Leaf {

    /** The longest leaf, in bytes: what the length in an entry bundle can say. */
    public static final int LONGEST = 65_535;

    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> KEPT = List.of("seq", "type", "call", "at");

    private Leaf() {}

    /**
     * The leaf of a record.
     *
     * @param record JSON as the journal writes it
     * @throws IOException if it is no such JSON
     */
    public static byte[] of(byte[] record) throws IOException {
        var fields = fields(record);
        if ("checkpoint".equals(fields.get("type")) && fields.get("open") instanceof Map<?, ?> open) {
            fields.put("open", (long) open.size());
        }
        var leaf = CanonicalJson.of(fields);
        return leaf.length <= LONGEST ? leaf : shortened(fields, leaf);
    }

    private static byte[] shortened(Map<String, Object> fields, byte[] whole) {
        var kept = new LinkedHashMap<String, Object>(fields);
        kept.keySet().retainAll(KEPT);
        kept.put("bytes", (long) whole.length);
        kept.put("sha256", HexFormat.of().formatHex(sha256(whole)));
        return CanonicalJson.of(kept);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The fields of a record or a leaf: strings, whole numbers, booleans, lists and maps of them. */
    public static Map<String, Object> fields(byte[] json) throws IOException {
        return fields(json, name -> true);
    }

    /** Those of the fields whose names are wanted; others are not read into memory. */
    public static Map<String, Object> fields(byte[] json, Predicate<String> wanted) throws IOException {
        try (var parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("a record is not a JSON object");
            }
            return object(parser, wanted);
        }
    }

    private static Map<String, Object> object(JsonParser parser, Predicate<String> wanted) throws IOException {
        var fields = new LinkedHashMap<String, Object>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            if (wanted.test(name)) {
                fields.put(name, value(parser));
            } else {
                parser.skipChildren();
            }
        }
        return fields;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> number(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT -> object(parser, name -> true);
            case START_ARRAY -> list(parser);
            default -> throw new IOException("a record has a value that a leaf can't hold");
        };
    }

    private static Object number(JsonParser parser) throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            BigInteger tooLong = parser.getBigIntegerValue();
            throw new IOException("a record has a number of " + tooLong.bitLength() + " bits");
        }
        return parser.getLongValue();
    }

    private static List<Object> list(JsonParser parser) throws IOException {
        var values = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return values;
    }
}
