package io.trustrail.gateway.label.facts;

import io.trustrail.gateway.label.Answer;
import io.trustrail.gateway.label.Entry;
import io.trustrail.gateway.label.Line;
import io.trustrail.gateway.label.Source;
import io.trustrail.gateway.label.Source.Kind;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.label.FeatureWords;
import io.trustrail.gateway.policy.review.ReviewRule;
import io.trustrail.gateway.policy.trust.ConsentRule;
import io.trustrail.gateway.policy.trust.ConsentRule.Unnamed;
import io.trustrail.gateway.policy.trust.Purpose;
import io.trustrail.gateway.policy.yaml.Spelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lines about people: who may leave, and who looks at answers. */
final class PeopleLines {

    private final Feature feature;
    private final FeatureWords words;
    private final Places places;

    PeopleLines(Feature feature, FeatureWords words, Places places) {
        this.feature = feature;
        this.words = words;
        this.places = places;
    }

    Entry optional() {
        var sources = new ArrayList<Source>();
        if (words.optional() != null) {
            sources.addAll(places.ofFeature(Kind.STATEMENT, "label.optional"));
        } else {
            sources.add(Source.gateway("opt-out is asked for each call that names a person"));
        }
        sources.addAll(consentSources());
        var answer = words.optional() == null ? Answer.YES : Answer.of(words.optional());
        return Entry.answer(Line.OPTIONAL, answer, optOut(), sources);
    }

    private List<Source> consentSources() {
        var own = places.ofFeature(Kind.POLICY, "consent");
        return own.get(0).kind() == Kind.POLICY ? own : places.of(Kind.POLICY, "trust.consent");
    }

    private List<String> optOut() {
        var rule = feature.trust().consent();
        var told = new ArrayList<String>();
        told.add("Calls about people who have opted out of AI are not answered by it.");
        if (rule.isNeeded(feature.level().rung(), Purpose.ANSWERING)) {
            told.add("People must have agreed beforehand; "
                    + (rule.unnamed() == Unnamed.ALLOW
                            ? "calls that name nobody are let through."
                            : "calls that name nobody are refused."));
        } else {
            told.add("Calls that name nobody can't be asked about.");
        }
        return told;
    }

    Entry human() {
        var review = feature.review();
        var told = new ArrayList<String>();
        for (var rule : review.rules()) {
            told.add(sentence(rule));
        }
        if (review.guardsHold()) {
            told.add("Guards can hold answers until a person has decided.");
        }
        if (review.sample() > 0) {
            told.add(percent(review.sample()) + " of answers, drawn by chance, are looked at after they went out.");
        }
        boolean before = review.collects();
        if (review.isOff()) {
            told.add("No rule puts answers before people.");
        } else if (!before) {
            told.add("Nobody can stop an answer before it goes out.");
        }
        var sources = new ArrayList<>(places.ofFeature(Kind.POLICY, "review"));
        if (review.guardsHold()) {
            sources.addAll(places.ofFeature(Kind.POLICY, "guards"));
        }
        return Entry.answer(Line.HUMAN, Answer.of(before), told, sources);
    }

    private static String sentence(ReviewRule rule) {
        var which = new ArrayList<String>();
        if (rule.confidenceBelow() <= 1) {
            which.add("with a confidence below " + percent(rule.confidenceBelow()));
        }
        if (!rule.categories().isEmpty()) {
            which.add("in which "
                    + String.join(", ", rule.categories().stream().sorted().toList()) + " was found");
        }
        if (rule.when() != null) {
            which.add("under a condition of the policy");
        }
        var answers = which.isEmpty() ? "All answers" : "Answers " + String.join(", ", which);
        return answers
                + switch (rule.mode()) {
                    case HOLD -> " wait for a person.";
                    case PARK -> " are parked until a person has decided.";
                    case AFTER -> " are looked at after they went out.";
                };
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    /** The settings behind these lines. */
    Map<String, Object> review() {
        var details = new TreeMap<String, Object>();
        details.put("sample", BigDecimal.valueOf(feature.review().sample()).toPlainString());
        details.put("guardsHold", feature.review().guardsHold());
        details.put(
                "rules",
                feature.review().rules().stream().map(PeopleLines::rule).toList());
        return details;
    }

    private static Map<String, Object> rule(ReviewRule rule) {
        var details = new TreeMap<String, Object>();
        details.put("do", Spelling.of(rule.mode()));
        details.put(
                "confidenceBelow", BigDecimal.valueOf(rule.confidenceBelow()).toPlainString());
        details.put("categories", rule.categories().stream().sorted().toList());
        details.put("conditional", rule.when() != null);
        details.put("dueMinutes", rule.due().toMinutes());
        return details;
    }

    Map<String, Object> consent() {
        ConsentRule rule = feature.trust().consent();
        var details = new TreeMap<String, Object>();
        details.put("needed", Spelling.of(rule.needed()));
        details.put("levels", rule.levels().stream().sorted().toList());
        details.put(
                "purposes", rule.purposes().stream().map(Purpose::word).sorted().toList());
        details.put("unnamed", Spelling.of(rule.unnamed()));
        details.put("otherwise", Spelling.of(rule.otherwise()));
        return details;
    }
}
