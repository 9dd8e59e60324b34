package io.trustrail.gateway.it.canary;

import io.trustrail.gateway.it.fixture.Secret;
import io.trustrail.gateway.it.fixture.Wire;
import java.util.List;
import java.util.Set;

/** All plots of a dialect. */
final class Plots {

    /** What a gateway may also refuse to pass on. */
    private static final Set<String> REFUSABLE = Set.of(
            "unknown part",
            "unknown block",
            "unknown role",
            "thinking",
            "message that is a string",
            "part that is a string",
            "block that is a string",
            "tool-call arguments that are no JSON",
            "tool result, unknown block");

    /** Where the text is JSON by itself, or asks for JSON: there a value is written, and comes back, with its escapes. */
    private static final Set<String> JSON = Set.of(
            "response schema", "tool-call argument, JSON in JSON", "tool result, JSON", "tool input, JSON in a string");

    private Plots() {}

    static List<Plot> of(Wire wire) {
        return wire == Wire.OPENAI ? OpenAiPlots.all() : AnthropicPlots.all();
    }

    /** What the caller shall get back. */
    static String expected(Plot plot, Secret secret) {
        return JSON.contains(plot.name()) ? secret.value().replace("\n", "\\n") : secret.value();
    }

    static boolean mayBeRefused(Plot plot) {
        return REFUSABLE.contains(plot.name());
    }
}
