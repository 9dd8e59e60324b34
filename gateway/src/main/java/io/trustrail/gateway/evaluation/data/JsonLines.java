package io.trustrail.gateway.evaluation.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * JSON objects, one a line, in UTF-8, or plain lines made into such; blank lines count and are passed over. Holds one line at
 * a time.
 */
public final class JsonLines {

    private static final ObjectReader OBJECTS = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private static final int LOOK_AHEAD = 1 << 16;

    private final InputStream in;
    private final boolean plain;
    private long number;

    /** The stream is the caller's to close. */
    public JsonLines(InputStream in) {
        this(in, false);
    }

    private JsonLines(InputStream in, boolean plain) {
        this.in = new BufferedInputStream(in);
        this.plain = plain;
    }

    /** Lines that are texts as they stand: each becomes an object with the line as {@code text}, its number as {@code id}. */
    public static JsonLines plain(InputStream in) {
        return new JsonLines(in, true);
    }

    /**
     * A file to read them from; the caller closes it.
     *
     * @throws IllegalArgumentException if it is a directory
     */
    public static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + ": is a directory; give a file");
        }
        return Files.newInputStream(file);
    }

    /** The next line that is not blank; nothing at the end. */
    public Optional<Line> next() throws IOException {
        var bytes = new ByteArrayOutputStream();
        int read = in.read();
        while (read >= 0) {
            if (read != '\n') {
                bytes.write(read);
            } else {
                number++;
                if (!isBlank(bytes)) {
                    return Optional.of(line(bytes));
                }
                bytes.reset();
            }
            read = in.read();
        }
        number++;
        return isBlank(bytes) ? Optional.empty() : Optional.of(line(bytes));
    }

    /** Whether a whole line is there already, so that it is read without waiting. */
    public boolean isReady() throws IOException {
        int there = Math.min(in.available(), LOOK_AHEAD);
        in.mark(there);
        boolean found = false;
        for (int i = 0; i < there && !found; i++) {
            found = in.read() == '\n';
        }
        in.reset();
        return found;
    }

    private static boolean isBlank(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1).isBlank();
    }

    private Line line(ByteArrayOutputStream bytes) {
        return new Line(number, plain ? Optional.of(text(bytes)) : parse(bytes.toByteArray()));
    }

    private ObjectNode text(ByteArrayOutputStream bytes) {
        var text = bytes.toString(StandardCharsets.UTF_8);
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", number)
                .put("text", text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    /* What the parser says quotes the line, so it is not passed on. */
    private static Optional<ObjectNode> parse(byte[] line) {
        try {
            return OBJECTS.readTree(line) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can't be read", e);
        }
    }

    /**
     * One line.
     *
     * @param number from 1
     * @param object what it holds, unless it is no JSON object
     */
    public record Line(long number, Optional<ObjectNode> object) {}
}
