package io.trustrail.gateway.assembly.policies;

import io.trustrail.gateway.detect.evasion.Unveiled;
import io.trustrail.gateway.detect.exfiltration.ExfiltrationDetector;
import io.trustrail.gateway.detect.language.LanguageDetector;
import io.trustrail.gateway.detect.language.Languages;
import io.trustrail.gateway.detect.leak.LeakDetector;
import io.trustrail.gateway.detect.length.Bounds;
import io.trustrail.gateway.detect.length.LengthDetector;
import io.trustrail.gateway.detect.names.NameDetector;
import io.trustrail.gateway.detect.patterns.CheckSum;
import io.trustrail.gateway.detect.patterns.PatternDetector;
import io.trustrail.gateway.detect.patterns.PatternRecogniser;
import io.trustrail.gateway.detect.pii.DateDetector;
import io.trustrail.gateway.detect.pii.PiiDetector;
import io.trustrail.gateway.detect.pii.UrlDetector;
import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.detect.secrets.SecretDetector;
import io.trustrail.gateway.detect.terms.TermDetector;
import io.trustrail.gateway.detect.traits.TraitDetector;
import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.guard.Detector;
import io.trustrail.gateway.policy.json.JsonSchemas;
import io.trustrail.gateway.policy.models.NameModels;
import io.trustrail.gateway.policy.models.OnnxModels;
import io.trustrail.gateway.policy.models.ScreeningModels;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import io.trustrail.gateway.policy.rules.DetectorSettings;
import io.trustrail.gateway.remote.RemoteDetectors;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What policies can name: the detectors of this build, and the dialects. */
public final class Detectors {

    private static final int USUAL_CONTEXT = 40;
    private static final int LONGEST_CONTEXT = 200;
    private static final int MOST_CHARACTERS = 10_000_000;
    private static final int FEWEST_LEAKED = 6;
    private static final double USUAL_SCORE = 0.8;
    private static final double USUAL_CONTEXT_SCORE = 0.95;

    private Detectors() {}

    /** What finds personal data and secrets in all policies alike. Blocks until it is made, which is done once. */
    public static List<Detector> withoutSettings() {
        return WithoutSettings.ALL;
    }

    /** All detectors of personal data and secrets that {@code scan} and {@code eval} ask together. */
    public static List<Detector> personalData() {
        return personalData(tagger -> tagger);
    }

    /**
     * The same, with something else in the place of the tagger of names.
     *
     * @param names what that is
     */
    public static List<Detector> personalData(Function<NameDetector, Detector> names) {
        var all = new ArrayList<>(withoutSettings());
        all.add(new DateDetector());
        all.add(names.apply(NameDetector.load()));
        all.add(new TraitDetector());
        return List.copyOf(all);
    }

    /** What policies can name in a process that serves nobody. */
    public static DetectorCatalogue catalogue() {
        return catalogue(() -> Own.VERTX, new ScreeningModels(true));
    }

    /** What policies can name where no guard is ever asked. */
    public static DetectorCatalogue idle() {
        return catalogue(() -> Own.VERTX, ScreeningModels.idle());
    }

    /**
     * All that policies may name.
     *
     * @param vertx asked only if a policy names a detector on another machine
     * @param screening made when a policy names one of them
     */
    public static DetectorCatalogue catalogue(Supplier<Vertx> vertx, ScreeningModels screening) {
        var catalogue = new RemoteDetectors(vertx)
                .in(local())
                .with("onnx", new OnnxModels())
                .with("json-schema", settings -> new JsonSchemas().create(settings));
        catalogue = catalogue
                .with("topics", screening.topics())
                .with("names", new NameModels(screening), NameDetector.CATEGORIES);
        for (var task : Task.values()) {
            catalogue = catalogue.with(task.output(), screening.of(task));
        }
        return catalogue;
    }

    private static DetectorCatalogue local() {
        var catalogue = new DetectorCatalogue();
        for (var detector : withoutSettings()) {
            catalogue = catalogue.with(detector);
        }
        return catalogue
                .with("dates", DateDetector.CATEGORIES, DateDetector::new)
                .with("traits", TraitDetector.CATEGORIES, TraitDetector::new)
                .with("urls", UrlDetector.CATEGORIES, UrlDetector::new)
                .with("terms", Detectors::terms)
                .with("patterns", Detectors::patterns)
                .with("language", Detectors::language)
                .with("length", Detectors::length)
                .with("exfiltration", Detectors::exfiltration)
                .with("prompt-leak", settings -> new LeakDetector(settings.whole("words", FEWEST_LEAKED, 100, 10)));
    }

    /** Patterns of the policy's own. */
    private static Detector patterns(DetectorSettings settings) {
        var category = settings.category("category");
        var patterns = settings.texts("patterns");
        var validator = settings.text("validator", "");
        var context = settings.texts("context");
        int contextReach = settings.whole("context-reach", 1, LONGEST_CONTEXT, USUAL_CONTEXT);
        int maxLength = settings.whole("max-length", 1, PatternRecogniser.LONGEST, 0);
        double score = settings.fraction("score", USUAL_SCORE);
        double contextScore = settings.fraction("context-score", Math.max(score, USUAL_CONTEXT_SCORE));
        var sum = validator.isEmpty() ? null : CheckSum.named(validator);
        return new Unveiled(new PatternDetector(
                settings.guard(),
                category,
                new PatternRecogniser(patterns, sum, context, contextReach, maxLength, score, contextScore)));
    }

    /** Texts in other languages than the other detectors are made for. */
    private static Detector language(DetectorSettings settings) {
        var supported = Set.copyOf(settings.texts("languages"));
        var told = Languages.told();
        supported.stream()
                .filter(language -> !told.contains(language))
                .sorted()
                .forEach(language -> settings.error(
                        "languages",
                        "has " + language + ", which can't be told; known are " + String.join(", ", told)));
        boolean asAsked = settings.flag("same-as-prompt", false);
        return new LanguageDetector(supported.isEmpty() ? LanguageDetector.USUAL : supported, asAsked);
    }

    private static Detector length(DetectorSettings settings) {
        return new LengthDetector(new Bounds(
                settings.whole("min-characters", 0, MOST_CHARACTERS, 0),
                settings.whole("max-characters", 1, MOST_CHARACTERS, Bounds.NONE),
                settings.whole("min-sentences", 0, MOST_CHARACTERS, 0),
                settings.whole("max-sentences", 1, MOST_CHARACTERS, Bounds.NONE)));
    }

    /** Addresses that tell somebody else. */
    private static Detector exfiltration(DetectorSettings settings) {
        return new ExfiltrationDetector(settings.texts("hosts"));
    }

    /** A list of terms, in the policy itself or in a file beside it. */
    private static Detector terms(DetectorSettings settings) {
        var category = settings.category("category");
        var terms = new ArrayList<>(settings.texts("terms"));
        terms.addAll(settings.lines("terms-file"));
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("a list of terms needs terms or a terms-file with at least one");
        }
        return new Unveiled(new TermDetector(settings.guard(), category, terms));
    }

    private static final class WithoutSettings {
        private static final List<Detector> ALL =
                List.of(new Unveiled(new PiiDetector()), new Unveiled(new SecretDetector()));
    }

    private static final class Own {
        private static final Vertx VERTX = Vertx.vertx();
    }

    public static Set<String> dialects() {
        return Dialects.all().stream().map(Dialect::id).collect(Collectors.toUnmodifiableSet());
    }
}
