package io.trustrail.gateway.trust.inventory;

import java.util.Set;

/** Makes paths that can be counted: keys of applications' own may be anything, names of people too, so they become {@code *}. */
final class FlowPaths {

    private static final int DEEPEST = 8;

    /** What wire formats call things. */
    private static final Set<String> WORDS = Set.of(
            "messages",
            "content",
            "text",
            "system",
            "input",
            "instructions",
            "prompt",
            "role",
            "name",
            "tools",
            "tool_calls",
            "function",
            "functions",
            "arguments",
            "parameters",
            "description",
            "properties",
            "metadata",
            "user",
            "type",
            "tool_use",
            "tool_result",
            "input_schema",
            "title",
            "stop",
            "stop_sequences",
            "response_format",
            "json_schema",
            "schema",
            "items",
            "enum",
            "refusal",
            "thinking",
            "source",
            "data",
            "citations",
            "documents",
            "suffix");

    private FlowPaths() {}

    /** {@code messages[3].content} as {@code messages[*].content}. */
    static String normal(String path) {
        var normal = new StringBuilder(path.length());
        int depth = 0;
        for (int at = 0; at < path.length() && depth < DEEPEST; depth++) {
            if (path.charAt(at) == '[') {
                normal.append("[*]");
                int end = path.indexOf(']', at);
                at = end < 0 ? path.length() : end + 1;
            } else {
                int from = path.charAt(at) == '.' ? at + 1 : at;
                int end = end(path, from);
                var word = path.substring(from, end);
                normal.append(normal.isEmpty() ? "" : ".").append(WORDS.contains(word) ? word : "*");
                at = Math.max(end, from + 1);
            }
        }
        return normal.isEmpty() ? "*" : normal.toString();
    }

    private static int end(String path, int from) {
        int end = from;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        return end;
    }
}
