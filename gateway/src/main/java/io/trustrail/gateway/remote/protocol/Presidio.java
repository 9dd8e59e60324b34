package io.trustrail.gateway.remote.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.policy.rules.DetectorSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The analyzer of Microsoft Presidio: {@code POST /analyze}. Its positions count code points. One text a request, as all
 * its versions understand.
 */
record Presidio(LabelMap labels, String language, double threshold) implements Protocol {

    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("PERSON", "PERSON"),
            Map.entry("LOCATION", "LOCATION"),
            Map.entry("NRP", "NRP"),
            Map.entry("DATE_TIME", "DATE"),
            Map.entry("EMAIL_ADDRESS", "EMAIL"),
            Map.entry("PHONE_NUMBER", "PHONE"),
            Map.entry("CREDIT_CARD", "CREDIT_CARD"),
            Map.entry("IBAN_CODE", "IBAN"),
            Map.entry("CRYPTO", "CRYPTO_WALLET"),
            Map.entry("IP_ADDRESS", "IP"),
            Map.entry("MAC_ADDRESS", "MAC"),
            Map.entry("URL", "URL"),
            Map.entry("ORGANIZATION", "ORG"),
            Map.entry("MEDICAL_LICENSE", "ID_NUMBER"),
            Map.entry("US_SSN", "NATIONAL_ID"),
            Map.entry("US_ITIN", "TAX_ID"),
            Map.entry("US_PASSPORT", "PASSPORT"),
            Map.entry("US_DRIVER_LICENSE", "DRIVER_LICENSE"),
            Map.entry("US_BANK_NUMBER", "BANK_ACCOUNT"),
            Map.entry("UK_NHS", "HEALTH_ID"),
            Map.entry("UK_NINO", "NATIONAL_ID"),
            Map.entry("ES_NIF", "TAX_ID"),
            Map.entry("IT_FISCAL_CODE", "TAX_ID"),
            Map.entry("AU_TFN", "TAX_ID"),
            Map.entry("AU_MEDICARE", "HEALTH_ID"),
            Map.entry("IN_PAN", "TAX_ID"),
            Map.entry("IN_AADHAAR", "NATIONAL_ID"));

    static Presidio of(DetectorSettings settings) {
        return new Presidio(
                LabelMap.of(USUAL, settings.categories("labels")),
                settings.text("language", "en"),
                settings.fraction("threshold", 0.4));
    }

    @Override
    public String path() {
        return "/analyze";
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
        return Json.object().put("text", texts.get(0)).put("language", language).put("score_threshold", threshold);
    }

    @Override
    public List<List<Finding>> findings(JsonNode reply, List<String> texts) {
        var found = new Findings(labels, threshold, texts.get(0));
        for (var entity : Json.list(reply)) {
            found.span(
                    Json.text(entity, "entity_type"),
                    Json.whole(entity, "start"),
                    Json.whole(entity, "end"),
                    Json.number(entity, "score"));
        }
        return List.of(found.all());
    }
}
