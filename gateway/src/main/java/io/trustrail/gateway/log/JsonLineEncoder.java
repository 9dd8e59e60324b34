package io.trustrail.gateway.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes an event as one line of JSON, with its key-value pairs as members and without messages of throwables. */
final class JsonLineEncoder extends EncoderBase<ILoggingEvent> {

    private static final byte[] NOTHING = {};
    private static final int FRAMES = 12;

    private final JsonFactory json = new JsonFactory();

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new ByteArrayOutputStream(256);
        try (var out = json.createGenerator(line)) {
            write(event, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line.write('\n');
        return line.toByteArray();
    }

    /** A line that tells how many lines are missing. */
    byte[] lost(long lines) {
        return ("{\"level\":\"WARN\",\"logger\":\"log\",\"message\":\"lines were dropped\",\"lines\":" + lines + "}\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void write(ILoggingEvent event, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("at", event.getInstant().toString());
        out.writeStringField("level", event.getLevel().toString());
        out.writeStringField("logger", event.getLoggerName());
        out.writeStringField("message", event.getFormattedMessage());
        var pairs = event.getKeyValuePairs();
        if (pairs != null) {
            for (var pair : pairs) {
                out.writeFieldName(pair.key);
                writeValue(pair.value, out);
            }
        }
        if (event.getThrowableProxy() != null) {
            writeThrowable(event.getThrowableProxy(), out);
        }
        out.writeEndObject();
    }

    private static void writeValue(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value instanceof Integer || value instanceof Long) {
            out.writeNumber(((Number) value).longValue());
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else {
            out.writeString(String.valueOf(value));
        }
    }

    private static void writeThrowable(IThrowableProxy throwable, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("thrown");
        for (var cause = throwable; cause != null; cause = cause.getCause()) {
            out.writeString(cause.getClassName());
            var frames = cause.getStackTraceElementProxyArray();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                out.writeString(frames[i].getSTEAsString());
            }
        }
        out.writeEndArray();
    }
}
