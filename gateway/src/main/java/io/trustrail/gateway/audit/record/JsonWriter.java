package io.trustrail.gateway.audit.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Writes compact JSON in UTF-8, byte by byte. Whatever the text, the result is valid: half a surrogate pair
 * becomes U+FFFD. Not thread-safe.
 */
public final class JsonWriter {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int MICRO_DIGITS = 6;

    private final IntConsumer out;
    private boolean first = true;
    private long second = Long.MIN_VALUE;
    private String secondText = "";

    /** Writes to a consumer, which gets bytes as integers and looks at their lowest eight bits. */
    public JsonWriter(IntConsumer out) {
        this.out = out;
    }

    public JsonWriter open() {
        out.accept('{');
        first = true;
        return this;
    }

    public JsonWriter close() {
        out.accept('}');
        first = false;
        return this;
    }

    /** The name of a field whose value comes next. */
    public JsonWriter name(String name) {
        if (!first) {
            out.accept(',');
        }
        first = false;
        string(name);
        out.accept(':');
        return this;
    }

    public JsonWriter field(String name, String value) {
        name(name);
        string(value);
        return this;
    }

    public JsonWriter field(String name, long value) {
        name(name);
        number(value);
        return this;
    }

    public JsonWriter field(String name, boolean value) {
        name(name);
        ascii(value ? "true" : "false");
        return this;
    }

    /** A time in UTC, cut to microseconds. */
    public JsonWriter field(String name, Instant value) {
        name(name);
        out.accept('"');
        if (value.getEpochSecond() != second) {
            second = value.getEpochSecond();
            secondText = SECOND.format(value);
        }
        ascii(secondText);
        out.accept('.');
        int micros = value.getNano() / 1_000;
        for (int digit = MICRO_DIGITS, scale = 100_000; digit > 0; digit--, scale /= 10) {
            out.accept('0' + micros / scale % 10);
        }
        out.accept('Z');
        out.accept('"');
        return this;
    }

    public JsonWriter field(String name, List<String> values) {
        name(name);
        out.accept('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.accept(',');
            }
            string(values.get(i));
        }
        out.accept(']');
        return this;
    }

    public JsonWriter field(String name, Map<String, Integer> values) {
        name(name);
        open();
        values.forEach(this::field);
        return close();
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            out.accept(text.charAt(i));
        }
    }

    private void number(long value) {
        if (value < 0) {
            ascii(Long.toString(value));
            return;
        }
        long scale = 1;
        while (value / scale >= 10) {
            scale *= 10;
        }
        for (; scale > 0; scale /= 10) {
            out.accept((int) ('0' + value / scale % 10));
        }
    }

    private void string(String text) {
        out.accept('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                i += beyondAscii(text, i);
            } else if (c == '"' || c == '\\') {
                out.accept('\\');
                out.accept(c);
            } else if (c < ' ') {
                ascii("\\u00");
                out.accept(HEX[c >> 4]);
                out.accept(HEX[c & 0xf]);
            } else {
                out.accept(c);
            }
        }
        out.accept('"');
    }

    /** Returns how many more characters it took. */
    private int beyondAscii(String text, int i) {
        int point = text.codePointAt(i);
        if (point >= 0x10000) {
            out.accept(0xf0 | (point >> 18));
            out.accept(0x80 | ((point >> 12) & 0x3f));
            out.accept(0x80 | ((point >> 6) & 0x3f));
            out.accept(0x80 | (point & 0x3f));
            return 1;
        }
        if (point < 0x800) {
            out.accept(0xc0 | (point >> 6));
        } else {
            int safe = Character.isSurrogate((char) point) ? 0xfffd : point;
            out.accept(0xe0 | (safe >> 12));
            out.accept(0x80 | ((safe >> 6) & 0x3f));
            point = safe;
        }
        out.accept(0x80 | (point & 0x3f));
        return 0;
    }
}
