package io.trustrail.gateway.policy.ladder;

import io.trustrail.gateway.policy.yaml.Definitions;
import io.trustrail.gateway.policy.yaml.Fields;
import io.trustrail.gateway.policy.yaml.Place;
import io.trustrail.gateway.policy.yaml.Spelling;
import io.trustrail.gateway.policy.yaml.Value;
import io.trustrail.gateway.privacy.Categories;
import io.trustrail.gateway.privacy.Operator;
import io.trustrail.gateway.privacy.OperatorKind;
import io.trustrail.gateway.privacy.PrivacyLevel;
import io.trustrail.gateway.privacy.Risk;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code levels:} and {@code risks:}. */
public final class LadderReader {

    private static final Pattern RUNG = Pattern.compile("[1-9]\\d{0,2}");
    private static final Map<String, OperatorKind> OPERATORS =
            Arrays.stream(OperatorKind.values()).collect(Collectors.toMap(Spelling::of, Function.identity()));
    private static final Map<String, Risk> RISKS =
            Arrays.stream(Risk.values()).collect(Collectors.toMap(Spelling::of, Function.identity()));

    private final Set<String> categories;

    /** @param categories all that some detector finds; those that are known anyway may be named too */
    public LadderReader(Set<String> categories) {
        this.categories = new TreeSet<>(Categories.KNOWN);
        this.categories.addAll(categories);
    }

    /** Reads both; what can't be a level is left out. */
    public Ladder read(Definitions levels, Definitions risks) {
        var rungs = new HashMap<String, PrivacyLevel>();
        levels.byName().forEach((name, value) -> level(name, value).ifPresent(level -> rungs.put(name, level)));
        return new Ladder(rungs, risks(risks));
    }

    private Optional<PrivacyLevel> level(String name, Value value) {
        if (!RUNG.matcher(name).matches()) {
            value.error("is no level; levels are numbers from 1 to 999");
            return Optional.empty();
        }
        var fields = value.fields();
        var title = fields.text("title", "");
        var restore = fields.required("restore", "true or false").flatMap(Value::flag);
        var operators = operators(fields);
        var overrides = overrides(fields);
        fields.done();
        if (restore.equals(Optional.of(false)) && operators.containsValue(Operator.of(OperatorKind.PSEUDONYM))) {
            value.warning(
                    "makes pseudonyms that nobody restores; use hash, mask, surrogate or redact where restore is false");
        }
        return Optional.of(
                new PrivacyLevel(Integer.parseInt(name), title, restore.orElse(false), operators, overrides));
    }

    private static Map<Risk, Operator> operators(Fields level) {
        var operators = new EnumMap<Risk, Operator>(Risk.class);
        var fields = level.required("operators", "an operator for each risk").map(Value::fields);
        fields.ifPresent(byRisk -> {
            RISKS.forEach((name, risk) -> byRisk.required(name, "an operator")
                    .flatMap(value -> OperatorReader.read(value, OPERATORS))
                    .ifPresent(operator -> operators.put(risk, operator)));
            byRisk.done();
        });
        return operators;
    }

    private Map<String, Operator> overrides(Fields level) {
        var overrides = new HashMap<String, Operator>();
        level.optional("overrides").map(Value::entries).orElse(Map.of()).forEach((category, value) -> {
            if (!categories.contains(category)) {
                value.error(Spelling.unknown("category", category, categories));
            }
            OperatorReader.read(value, OPERATORS).ifPresent(operator -> overrides.put(category, operator));
        });
        return overrides;
    }

    private Map<String, Risk> risks(Definitions definitions) {
        var risks = new HashMap<String, Risk>();
        var places = new HashMap<String, Place>();
        definitions.byName().forEach((name, value) -> {
            var risk = RISKS.get(name);
            if (risk == null) {
                value.error(Spelling.unknown("risk", name, RISKS.keySet()));
            } else {
                value.items().forEach(item -> category(item, places).ifPresent(it -> risks.put(it, risk)));
            }
        });
        return risks;
    }

    private Optional<String> category(Value item, Map<String, Place> places) {
        var category = item.name("category", categories);
        var first = category.map(name -> places.putIfAbsent(name, item.place()));
        first.ifPresent(place -> item.error("already has a risk in " + place + "; remove one of the two"));
        return category;
    }
}
