package io.trustrail.gateway.remote.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.policy.rules.DetectorSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Servers made for LiteLLM's generic guardrail API: {@code POST /beta/litellm_basic_guardrail_api}. A text that they block is
 * a finding as a whole; of one that they rewrite, the stretch that they changed is.
 */
record LiteLlmGuardrail(LabelMap labels, String inputType) implements Protocol {

    private static final String BLOCKED = "BLOCKED";
    private static final String INTERVENED = "GUARDRAIL_INTERVENED";

    static LiteLlmGuardrail of(DetectorSettings settings) {
        var usual = Map.of(BLOCKED, "BLOCKED_TEXT", INTERVENED, "REWRITTEN_TEXT");
        return new LiteLlmGuardrail(
                LabelMap.of(usual, settings.categories("labels")), settings.text("input-type", "request"));
    }

    @Override
    public String path() {
        return "/beta/litellm_basic_guardrail_api";
    }

    @Override
    public Map<String, String> headers(String apiKey) {
        return Keys.header("x-api-key", apiKey);
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
        var request = Json.object().put("input_type", inputType);
        request.putArray("texts").add(texts.get(0));
        request.putObject("request_data");
        request.putObject("additional_provider_specific_params");
        return request;
    }

    @Override
    public List<List<Finding>> findings(JsonNode reply, List<String> texts) {
        var text = texts.get(0);
        return switch (Json.text(reply, "action")) {
            case "NONE" -> List.of(List.of());
            case BLOCKED -> List.of(blocked(text));
            case INTERVENED -> List.of(changed(text, Json.list(reply.path("texts"), texts)));
            default -> throw Json.nonsense();
        };
    }

    private List<Finding> blocked(String text) {
        var found = new Findings(labels, 0, text);
        found.whole(BLOCKED, 1);
        return found.all();
    }

    private List<Finding> changed(String text, JsonNode rewritten) {
        if (!rewritten.get(0).isTextual()) {
            throw Json.nonsense();
        }
        var other = rewritten.get(0).textValue();
        int shorter = Math.min(text.length(), other.length());
        int start = 0;
        while (start < shorter && text.charAt(start) == other.charAt(start)) {
            start++;
        }
        int same = 0;
        while (same < shorter - start
                && text.charAt(text.length() - 1 - same) == other.charAt(other.length() - 1 - same)) {
            same++;
        }
        int end = text.length() - same;
        if (text.equals(other) || !labels.counts(INTERVENED)) {
            return List.of();
        }
        var category = labels.category(INTERVENED);
        return List.of(start < end ? new Finding(category, start, end, 1) : new Finding(category, 0, text.length(), 1));
    }
}
