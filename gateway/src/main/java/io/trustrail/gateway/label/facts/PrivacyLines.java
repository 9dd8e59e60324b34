package io.trustrail.gateway.label.facts;

import io.trustrail.gateway.label.Answer;
import io.trustrail.gateway.label.Entry;
import io.trustrail.gateway.label.Line;
import io.trustrail.gateway.label.Source;
import io.trustrail.gateway.label.Source.Kind;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.MediaRule;
import io.trustrail.gateway.policy.rules.GuardSpec;
import io.trustrail.gateway.policy.yaml.Spelling;
import io.trustrail.gateway.privacy.Operator;
import io.trustrail.gateway.privacy.OperatorKind;
import io.trustrail.gateway.privacy.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Lines about the privacy level, and what it does to personal data. */
final class PrivacyLines {

    private final Feature feature;
    private final List<GuardSpec> guards;
    private final Places places;

    PrivacyLines(Feature feature, List<GuardSpec> guards, Places places) {
        this.feature = feature;
        this.guards = guards;
        this.places = places;
    }

    Entry level() {
        return new Entry(
                Line.PRIVACY_LEVEL,
                Integer.toString(feature.level().rung()),
                List.of(feature.level().title() + "."),
                Stream.concat(places.ofFeature(Kind.POLICY, "level").stream(), places.of(Kind.POLICY, rung()).stream())
                        .toList());
    }

    private String rung() {
        return "levels." + feature.level().rung();
    }

    List<Source> operatorSources() {
        var sources = new ArrayList<>(places.of(Kind.POLICY, rung() + ".operators"));
        if (!feature.level().overrides().isEmpty()) {
            sources.addAll(places.of(Kind.POLICY, rung() + ".overrides"));
        }
        sources.addAll(places.ofFeature(Kind.POLICY, "guards"));
        return sources;
    }

    private List<String> seekers() {
        return guards.stream()
                .filter(GuardSpec::asksTheLadder)
                .map(GuardSpec::name)
                .toList();
    }

    /** What becomes of personal data before it leaves. */
    List<String> treatment() {
        var told = new ArrayList<String>();
        if (seekers().isEmpty()) {
            told.add("Personal data is not looked for, and reaches the vendor as it is.");
        } else {
            told.add("Personal data that the guards " + String.join(", ", seekers()) + " find is " + byRisk()
                    + overrides() + ". What they miss reaches the vendor as it is.");
        }
        told.add(
                feature.media() == MediaRule.PASS
                        ? "Images, audio and files pass unread."
                        : "Images, audio and files are refused, for no guard can read them.");
        return told;
    }

    private String byRisk() {
        var high = operator(Risk.HIGH);
        return Stream.of(Risk.values()).map(this::operator).allMatch(high::equals)
                ? high
                : "by risk: high " + high + ", medium " + operator(Risk.MEDIUM) + ", low " + operator(Risk.LOW);
    }

    private String operator(Risk risk) {
        return words(feature.level().operators().getOrDefault(risk, Operator.of(OperatorKind.REDACT)));
    }

    private String overrides() {
        var byOperator = new TreeMap<String, TreeSet<String>>();
        feature.level()
                .overrides()
                .forEach((category, operator) -> byOperator
                        .computeIfAbsent(words(operator), word -> new TreeSet<>())
                        .add(category));
        var told = new StringBuilder();
        byOperator.forEach((word, categories) -> told.append("; ")
                .append(String.join(", ", categories))
                .append(" ")
                .append(word));
        return told.toString();
    }

    private static String words(Operator operator) {
        return switch (operator.kind()) {
            case KEEP -> "kept";
            case PSEUDONYM -> "replaced by tokens that are turned back in the answer";
            case MASK -> "masked";
            case GENERALISE -> "generalised";
            case SURROGATE -> "replaced by made-up values";
            case HASH -> "replaced by keyed hashes";
            case REDACT -> "taken out";
        };
    }

    Entry anonymized(Answer trains) {
        boolean irreversible = !seekers().isEmpty()
                && Stream.concat(
                                Stream.of(Risk.values())
                                        .map(risk -> feature.level()
                                                .operators()
                                                .getOrDefault(risk, Operator.of(OperatorKind.REDACT))),
                                feature.level().overrides().values().stream())
                        .allMatch(it -> it.kind() != OperatorKind.KEEP && !it.reversible());
        if (irreversible) {
            return Entry.answer(
                    Line.ANONYMIZED,
                    Answer.YES,
                    List.of("What leaves is anonymised with no way back, as far as detectors find it."),
                    operatorSources());
        }
        return switch (trains) {
            case NO ->
                Entry.answer(
                        Line.ANONYMIZED,
                        Answer.NOT_APPLICABLE,
                        List.of("No model is trained with data of this feature."),
                        operatorSources());
            case YES ->
                Entry.answer(
                        Line.ANONYMIZED,
                        Answer.NO,
                        List.of("Data can be turned back, or is kept, on this privacy level."),
                        operatorSources());
            default ->
                Entry.answer(
                        Line.ANONYMIZED,
                        Answer.UNKNOWN,
                        List.of("Nobody has written down whether vendors train; what leaves is not anonymised for"
                                + " good."),
                        operatorSources());
        };
    }

    /** The settings behind these lines. */
    Map<String, Object> details() {
        var level = feature.level();
        var operators = new TreeMap<String, Object>();
        level.operators().forEach((risk, operator) -> operators.put(Spelling.of(risk), spelt(operator)));
        var overrides = new TreeMap<String, Object>();
        level.overrides().forEach((category, operator) -> overrides.put(category, spelt(operator)));
        var details = new TreeMap<String, Object>();
        details.put("level", level.rung());
        details.put("restore", level.restore());
        details.put("operators", operators);
        details.put("overrides", overrides);
        details.put("media", Spelling.of(feature.media()));
        return details;
    }

    private static String spelt(Operator operator) {
        return Spelling.of(operator.kind())
                + (operator.kind() == OperatorKind.MASK ? " keep-last " + operator.keepLast() : "");
    }
}
