package io.trustrail.gateway.review.confidence;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.util.List;

/** Whether an answer has the form that was asked for. */
final class Form {

    private static final JsonFactory JSON = new JsonFactory();

    private Form() {}

    /** Whether each text is one JSON value; no text is none. */
    static boolean isJson(List<String> texts) {
        return !texts.isEmpty() && texts.stream().allMatch(Form::isJson);
    }

    private static boolean isJson(String text) {
        try (var parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
