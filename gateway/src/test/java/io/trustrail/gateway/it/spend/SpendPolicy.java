package io.trustrail.gateway.it.spend;

import io.trustrail.gateway.it.fixture.PolicyDirectory;
import java.nio.file.Path;

/** The tests' policy with prices and limits. */
final class SpendPolicy {

    private static final String PRICES = """
            prices:
              models:
                gpt-4.1-mini: {input: 0.40, cached-input: 0.10, output: 1.60}
        """;
    private static final String ANTHROPIC_PRICES = """
            prices:
              models:
                claude-sonnet-4-5: {input: 3, cached-input: 0.30, cache-write: 3.75, output: 15}
        """;

    private SpendPolicy() {}

    /** With these limits, which are the lines below {@code limits:}. */
    static PolicyDirectory in(Path parent, String limits) {
        var directory = PolicyDirectory.in(parent);
        directory.write(yaml(limits));
        return directory;
    }

    static String yaml(String limits) {
        return PolicyDirectory.original()
                        .replace(
                                "  openai:\n    dialects: [openai-chat]\n",
                                "  openai:\n    dialects: [openai-chat]\n" + PRICES)
                        .replace(
                                "  anthropic:\n    dialects: [anthropic-messages]\n",
                                "  anthropic:\n    dialects: [anthropic-messages]\n" + ANTHROPIC_PRICES)
                + "\nlimits:\n"
                + limits.indent(2);
    }
}
