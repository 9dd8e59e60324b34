package io.trustrail.gateway.policy;

import io.trustrail.gateway.detect.language.LanguageDetector;
import io.trustrail.gateway.detect.leak.LeakDetector;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import io.trustrail.gateway.policy.rules.DetectorSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A detector for tests of policies: enough to find what their files write, on texts that are wholly there. */
public record PatternDetector(String name, Map<String, Pattern> patterns) implements Detector {

    private static final String CARD = "CREDIT_CARD";

    /** What stands in for the gateway's detectors. */
    public static DetectorCatalogue catalogue() {
        var languages = new LanguageDetector(LanguageDetector.USUAL);
        return new DetectorCatalogue()
                .with(pii())
                .with(secrets())
                .with("names", PatternDetector::names, Set.of("PERSON"))
                .with(languages)
                .with("toxicity", settings -> Screens.TOXICITY)
                .with("injection", settings -> Screens.INJECTION)
                .with("prompt-leak", settings -> new LeakDetector(10))
                .with("terms", settings -> {
                    var category = settings.text("category");
                    var terms = new ArrayList<>(settings.texts("terms"));
                    terms.addAll(settings.lines("terms-file"));
                    if (terms.isEmpty()) {
                        throw new IllegalArgumentException("give terms or terms-file");
                    }
                    var pattern = Pattern.compile(String.join("|", terms));
                    return new PatternDetector("terms", Map.of(category, pattern));
                });
    }

    private static PatternDetector names(DetectorSettings settings) {
        settings.text("second-look", "");
        return new PatternDetector("names", Map.of("PERSON", Pattern.compile("Anderson|(Anna )?Zorvath")));
    }

    public static PatternDetector pii() {
        var patterns = new LinkedHashMap<String, Pattern>();
        patterns.put("EMAIL", Pattern.compile("[\\w.\\u200b]+@[\\w.]+\\w"));
        patterns.put("PHONE", Pattern.compile("\\+\\d[\\d ]{7,}\\d"));
        patterns.put(CARD, Pattern.compile("\\d{4} \\d{4} \\d{4} \\d{4}"));
        patterns.put("IBAN", Pattern.compile("[A-Z]{2}\\d{20}"));
        patterns.put("NATIONAL_ID", Pattern.compile("\\d{3}-\\d{2}-\\d{4}"));
        patterns.put("URL", Pattern.compile("https://\\w+:\\w+@\\S+"));
        patterns.put("IP", Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+"));
        return new PatternDetector("pii", patterns);
    }

    public static PatternDetector secrets() {
        return new PatternDetector("secrets", Map.of("SECRET", Pattern.compile("AKIA[A-Z0-9]{16}")));
    }

    @Override
    public Set<String> categories() {
        return patterns.keySet();
    }

    @Override
    public int lookBehind() {
        return name.length();
    }

    @Override
    public Detection detect(String text, int from, boolean complete) {
        var findings = new ArrayList<Finding>();
        patterns.forEach((category, pattern) -> pattern.matcher(text)
                .results()
                .filter(match -> match.start() >= from && (!category.equals(CARD) || checksum(match) % 10 == 0))
                .forEach(match -> findings.add(new Finding(category, match.start(), match.end(), 0.8))));
        findings.sort(Comparator.comparingInt(Finding::start));
        return new Detection(findings, text.length());
    }

    /* Luhn's sum. */
    private static int checksum(MatchResult match) {
        var digits = new StringBuilder(match.group().replace(" ", "")).reverse();
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = (digits.charAt(i) - '0') * (1 + i % 2);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum;
    }
}
