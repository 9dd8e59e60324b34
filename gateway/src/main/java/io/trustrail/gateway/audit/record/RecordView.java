package io.trustrail.gateway.audit.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a record that the journal itself reads again. A field that the record doesn't have is empty.
 *
 * @param seq its number
 * @param type what it tells: {@code opened}, {@code closed}, … or {@code checkpoint}
 * @param call id of the call that it is about
 * @param at when it happened
 * @param open of a checkpoint: when each call was opened that is still open
 * @param more of a checkpoint: whether it goes on in the next record
 */
public record RecordView(long seq, String type, String call, String at, Map<String, String> open, boolean more) {

    /** The type of the records that tell which calls are open. */
    public static final String CHECKPOINT = "checkpoint";

    private static final JsonFactory JSON = new JsonFactory();

    /** Reads a record; empty if it is not the JSON that this journal writes. */
    public static Optional<RecordView> parse(byte[] payload) {
        try (var parser = JSON.createParser(payload)) {
            long seq = -1;
            var texts = new LinkedHashMap<String, String>();
            Map<String, String> open = Map.of();
            boolean more = false;
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "seq" -> seq = parser.getLongValue();
                    case "type", "call", "at" -> texts.put(name, parser.getText());
                    case "open" -> open = times(parser);
                    case "more" -> more = parser.getBooleanValue();
                    default -> parser.skipChildren();
                }
            }
            return Optional.of(
                    new RecordView(seq, text(texts, "type"), text(texts, "call"), text(texts, "at"), open, more));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String text(Map<String, String> texts, String name) {
        return texts.getOrDefault(name, "");
    }

    private static Map<String, String> times(JsonParser parser) throws IOException {
        var times = new LinkedHashMap<String, String>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var call = parser.currentName();
            times.put(call, parser.nextTextValue());
        }
        return times;
    }
}
