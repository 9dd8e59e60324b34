package io.trustrail.gateway.vendor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for, in either dialect.
 *
 * @param input the text of the last user message, or of the tool's result that follows it
 * @param toolResult whether the input is a tool's result
 * @param size characters of all messages, for the token count
 * @param tools what it may be answered with instead of text
 * @param schema JSON Schema of the answer that is wanted, or {@code null} for plain text
 * @param choices how many answers
 * @param usage whether a stream tells the token counts
 * @param logprobs whether the tokens' probabilities are wanted
 */
record Ask(
        String model,
        String input,
        boolean toolResult,
        int size,
        List<Tool> tools,
        @Nullable JsonNode schema,
        boolean stream,
        int choices,
        boolean usage,
        boolean logprobs) {

    /** A tool of the client with the JSON Schema of its arguments. */
    record Tool(String name, JsonNode schema) {}

    /** A request that the vendor can't answer; the message is for the client and quotes nothing. */
    static final class Unanswerable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unanswerable(String message) {
            super(message, null, false, false);
        }
    }
}
