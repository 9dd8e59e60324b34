package io.trustrail.gateway.dialect;

import io.trustrail.gateway.guard.Origin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Free-form JSON that came as text, such as a tool call's arguments: all strings, keys and long numbers in it. */
public final class JsonText {

    private static final Rule TREE = new Rule(Treatment.TREE, Origin.TOOL_CALL, "", null);

    private final Document document;
    private final List<TextSpan> texts;

    private JsonText(Document document, List<TextSpan> texts) {
        this.document = document;
        this.texts = texts;
    }

    /** Empty if the text isn't a JSON object or array. */
    public static Optional<JsonText> read(String text) {
        var message = new Message.Builder(new byte[0]);
        var document = MessageScanner.inner(text, TREE, new Place(null, 0), message);
        return document == null
                ? Optional.empty()
                : Optional.of(new JsonText(document, message.build().texts()));
    }

    public List<TextSpan> texts() {
        return texts;
    }

    /** The JSON with all that was replaced. */
    public String text() {
        return new String(document.toBytes(), StandardCharsets.UTF_8);
    }
}
