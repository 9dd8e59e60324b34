package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.guard.AnyDetector;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.guard.late.LateDetector;
import io.trustrail.gateway.policy.rules.GuardSpec.FailureMode;
import io.trustrail.gateway.policy.rules.GuardSpec.Reach;
import io.trustrail.gateway.policy.yaml.Definitions;
import io.trustrail.gateway.policy.yaml.Fields;
import io.trustrail.gateway.policy.yaml.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads {@code guards:}. */
public final class GuardReader {

    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(2);
    private static final String AT_ONCE = "this detector answers at once and is not waited for";

    private final DetectorCatalogue catalogue;
    private final ListFiles lists;
    private final Path directory;
    private final Map<String, GuardSpec> guards = new LinkedHashMap<>();
    private final Set<String> categories;

    /**
     * Reads what policies in this directory say.
     *
     * @param lists text of the {@code .txt} files by path
     */
    public GuardReader(DetectorCatalogue catalogue, Map<String, String> lists, Path directory) {
        this.directory = directory;
        this.catalogue = catalogue;
        this.lists = new ListFiles(lists);
        this.categories = new HashSet<>(catalogue.categories());
    }

    /** Reads all guards; those without a usable detector are left out. */
    public Map<String, GuardSpec> read(Definitions definitions) {
        definitions.byName().forEach((name, value) -> read(name, value.fields()));
        return guards;
    }

    /** All categories that some detector finds. */
    public Set<String> categories() {
        return categories;
    }

    private void read(String name, Fields fields) {
        var factory = fields.required("detector", "the name of a detector")
                .flatMap(value -> value.pick("detector", catalogue.factories()));
        var settings = fields.map("settings");
        var created = factory.flatMap(it -> create(name, it, settings));
        var onFailure = fields.choice("on-failure", FailureMode.class, FailureMode.BLOCK);
        var rules = fields.list("rules");
        var allowed = allowed(fields);
        if (created.filter(detector -> detector instanceof Detector).isPresent()) {
            fields.retired("timeout", AT_ONCE);
        }
        if (created.filter(detector -> !(detector instanceof LateDetector)).isPresent()) {
            fields.retired("reach", AT_ONCE);
        }
        var reach = fields.choice("reach", Reach.class, Reach.SENTENCE);
        var timeout = fields.duration("timeout", USUAL_TIMEOUT);
        fields.done();
        created.ifPresent(detector -> {
            categories.addAll(detector.categories());
            guards.put(name, new GuardSpec(name, detector, allowed, onFailure, reach, timeout, rules(rules, detector)));
        });
    }

    private AllowList allowed(Fields fields) {
        var values = new ArrayList<String>();
        fields.filledIfAny("allow", "some values, or leave it out")
                .forEach(item -> item.text().ifPresent(values::add));
        values.addAll(lists.lines(fields, "allow-file"));
        return values.isEmpty() ? AllowList.EMPTY : new AllowList(values);
    }

    private Optional<AnyDetector> create(String name, DetectorCatalogue.Factory factory, Fields settings) {
        try {
            return Optional.of(factory.create(new DetectorSettings(name, settings, lists, directory)));
        } catch (IllegalArgumentException e) {
            settings.owner().error("the detector refuses its settings: " + e.getMessage());
            return Optional.empty();
        } finally {
            settings.done();
        }
    }

    private static List<Rule> rules(List<Value> values, AnyDetector detector) {
        var reader = new RuleReader(detector.categories());
        return values.stream().map(value -> reader.read(value.fields())).toList();
    }

    /** To be called after reading without errors: rules that never match. */
    public void warnAboutHidden() {
        guards.values().forEach(guard -> {
            for (int i = 1; i < guard.rules().size(); i++) {
                warnIfHidden(guard.rules(), i);
            }
        });
    }

    private static void warnIfHidden(List<Rule> rules, int index) {
        IntStream.range(0, index)
                .filter(earlier -> rules.get(earlier).hides(rules.get(index)))
                .findFirst()
                .ifPresent(earlier -> rules.get(index)
                        .source()
                        .warning("never matches, since rules[" + earlier
                                + "] takes all that it could; move it up or remove it"));
    }
}
