package io.trustrail.gateway.it.canary;

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
            "tool-call arguments that are no JSON",
            "tool result, unknown block");

    private Plots() {}

    static List<Plot> of(Wire wire) {
        return wire == Wire.OPENAI ? OpenAiPlots.all() : AnthropicPlots.all();
    }

    static boolean mayBeRefused(Plot plot) {
        return REFUSABLE.contains(plot.name());
    }
}
