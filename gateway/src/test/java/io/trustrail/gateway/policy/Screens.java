package io.trustrail.gateway.policy;

import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.late.LateDetector;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands in for the gateway's screening: texts with certain words are found as a whole. */
public record Screens(String name, Set<String> categories, Map<String, String> words) implements LateDetector {

    /** Finds insults. */
    public static final Screens TOXICITY = new Screens(
            "toxicity",
            Set.of(
                    "TOXICITY",
                    "INSULT",
                    "IDENTITY_ATTACK",
                    "THREAT",
                    "SEXUAL",
                    "SELF_HARM",
                    "PROFANITY",
                    "VIOLENCE",
                    "UNCERTAIN_TOXICITY"),
            Map.of(
                    "stupid", "INSULT",
                    "worthless", "INSULT",
                    "pathetic", "INSULT",
                    "never read", "UNCERTAIN_TOXICITY"));
    /** Finds injections. */
    public static final Screens INJECTION = new Screens(
            "injection",
            Set.of("PROMPT_INJECTION", "UNCERTAIN_INJECTION"),
            Map.of("previous instructions", "PROMPT_INJECTION"));

    @Override
    public int longest() {
        return 1_000;
    }

    @Override
    public Future<List<List<Finding>>> find(List<String> texts, long deadline) {
        return Future.succeededFuture(texts.stream().map(this::find).toList());
    }

    private List<Finding> find(String text) {
        return words.entrySet().stream()
                .filter(word -> text.contains(word.getKey()))
                .map(word -> new Finding(word.getValue(), 0, text.length(), 0.99))
                .toList();
    }
}
