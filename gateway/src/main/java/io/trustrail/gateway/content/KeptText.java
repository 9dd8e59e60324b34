package io.trustrail.gateway.content;

/**
 * A masked text of a call.
 *
 * @param origin who wrote it: {@code system}, {@code user}, {@code assistant}, {@code tool_result}, …
 */
public record KeptText(String origin, String text) {

    @Override
    public String toString() {
        return "KeptText[" + origin + ", " + text.length() + " chars]";
    }
}
