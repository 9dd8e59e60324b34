package io.trustrail.gateway.remote.protocol;

import io.trustrail.gateway.policy.rules.DetectorSettings;
import java.util.List;
import java.util.function.Function;

/** The protocols that policies can name. */
public final class Protocols {

    private Protocols() {}

    /** All of them. */
    public static List<Kind> all() {
        return List.of(
                new Kind("presidio", "", 20_000, Presidio::of),
                new Kind("gliner", "", 2_000, Gliner::of),
                new Kind("fms", "", 10_000, FmsContents::of),
                new Kind("openai-moderation", "https://api.openai.com", 20_000, OpenAiModeration::of),
                new Kind("azure-content-safety", "", 10_000, AzureContentSafety::of),
                new Kind("perspective", "https://commentanalyzer.googleapis.com", 5_000, Perspective::of),
                new Kind("chat-classifier", "", 8_000, ChatClassifier::of),
                new Kind("litellm-guardrail", "", 20_000, LiteLlmGuardrail::of));
    }

    /**
     * A kind of server.
     *
     * @param name what policies call it
     * @param url where it is, if there is only one; else empty
     * @param longest how many characters it takes as one text, if the policy does not say otherwise
     * @param reader makes the protocol of a policy's settings
     */
    public record Kind(String name, String url, int longest, Function<DetectorSettings, Protocol> reader) {}
}
