package io.trustrail.gateway.remote.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.policy.rules.DetectorSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A chat model that classifies, as Llama Guard does, on a server that speaks OpenAI's chat API: it answers {@code safe}, or
 * {@code unsafe} and in the next line the codes of what is wrong.
 */
record ChatClassifier(LabelMap labels, String model) implements Protocol {

    private static final int LONGEST_ANSWER = 64;
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("S1", "VIOLENCE"),
            Map.entry("S2", "ILLICIT"),
            Map.entry("S3", "SEXUAL_CRIME"),
            Map.entry("S4", "SEXUAL_MINORS"),
            Map.entry("S5", "DEFAMATION"),
            Map.entry("S6", "SPECIALIZED_ADVICE"),
            Map.entry("S7", "PRIVACY"),
            Map.entry("S8", "INTELLECTUAL_PROPERTY"),
            Map.entry("S9", "WEAPONS"),
            Map.entry("S10", "HATE"),
            Map.entry("S11", "SELF_HARM"),
            Map.entry("S12", "SEXUAL"),
            Map.entry("S13", "ELECTIONS"),
            Map.entry("S14", "CODE_ABUSE"));

    static ChatClassifier of(DetectorSettings settings) {
        return new ChatClassifier(LabelMap.of(USUAL, settings.categories("labels")), settings.text("model"));
    }

    @Override
    public String path() {
        return "/v1/chat/completions";
    }

    @Override
    public Map<String, String> headers(String apiKey) {
        return Keys.bearer(apiKey);
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    public Set<String> categories() {
        return labels.all();
    }

    @Override
    public JsonNode request(List<String> texts) {
        var request = Json.object().put("model", model).put("temperature", 0).put("max_tokens", LONGEST_ANSWER);
        request.putArray("messages").addObject().put("role", "user").put("content", texts.get(0));
        return request;
    }

    @Override
    public List<List<Finding>> findings(JsonNode reply, List<String> texts) {
        var message = Json.list(reply.path("choices")).path(0).path("message");
        var answer = Json.text(message, "content").strip();
        if (answer.equals("safe")) {
            return List.of(List.of());
        }
        var lines = answer.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty() || !lines.get(0).equals("unsafe") || lines.size() > 2) {
            throw Json.nonsense();
        }
        var found = new Findings(labels, 0, texts.get(0));
        for (var code : (lines.size() == 2 ? lines.get(1) : "").split(",", -1)) {
            found.whole(code.strip(), 1);
        }
        return List.of(found.all());
    }
}
