package io.trustrail.gateway.policy;

import io.trustrail.gateway.policy.assessment.AssessmentReader;
import io.trustrail.gateway.policy.assessment.Assessments;
import io.trustrail.gateway.policy.label.LabelReader;
import io.trustrail.gateway.policy.label.LabelWords;
import io.trustrail.gateway.policy.ladder.LadderReader;
import io.trustrail.gateway.policy.review.ReviewReader;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import io.trustrail.gateway.policy.rules.GuardReader;
import io.trustrail.gateway.policy.rules.GuardSpec;
import io.trustrail.gateway.policy.spend.LimitReader;
import io.trustrail.gateway.policy.spend.PriceReader;
import io.trustrail.gateway.policy.spend.SpendRules;
import io.trustrail.gateway.policy.trust.TrustReader;
import io.trustrail.gateway.policy.yaml.Definitions;
import io.trustrail.gateway.policy.yaml.Environment;
import io.trustrail.gateway.policy.yaml.Place;
import io.trustrail.gateway.policy.yaml.Problem;
import io.trustrail.gateway.policy.yaml.Problems;
import io.trustrail.gateway.policy.yaml.Value;
import io.trustrail.gateway.policy.yaml.YamlText;
import io.trustrail.gateway.privacy.Operators;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes a {@link PolicyBook} of a directory of files. Reads files: not for an event loop. Thread-safe. */
public final class PolicyLoader {

    private final DetectorCatalogue detectors;
    private final Operators operators;
    private final Set<String> dialects;
    private final Clock clock;

    /** @param dialects ids of the dialects that a vendor may speak */
    public PolicyLoader(DetectorCatalogue detectors, Operators operators, Set<String> dialects) {
        this(detectors, operators, dialects, Clock.systemUTC());
    }

    /** With a clock that says whether assessments of vendors have expired. */
    public PolicyLoader(DetectorCatalogue detectors, Operators operators, Set<String> dialects, Clock clock) {
        this.clock = clock;
        this.detectors = detectors;
        this.operators = operators;
        this.dialects = Set.copyOf(dialects);
    }

    /**
     * Loads the policy below a directory. Never throws for what the files say or lack: that is in the result.
     *
     * @param environment where {@code ${NAME}} is looked up
     */
    public Result load(Path directory, Map<String, String> environment) {
        var problems = new Problems();
        var book = read(directory, new Environment(environment), problems);
        return new Result(Optional.of(book).filter(it -> !problems.hasErrors()), problems.sorted());
    }

    /** The names of all features that files below a directory define, whatever else is wrong with them; none if it's none. */
    public static Set<String> featureNames(Path directory) {
        var ignored = new Problems();
        var sections = new Sections();
        PolicyFiles.read(directory, ignored)
                .texts(".yaml", ignored)
                .forEach((name, text) ->
                        YamlText.parse(name, text, Environment.none(), ignored).ifPresent(sections::add));
        return Set.copyOf(sections.features.byName().keySet());
    }

    private PolicyBook read(Path directory, Environment environment, Problems problems) {
        var files = PolicyFiles.read(directory, problems);
        var sections = new Sections();
        files.texts(".yaml", problems)
                .forEach((name, text) ->
                        YamlText.parse(name, text, environment, problems).ifPresent(sections::add));
        if (sections.features.byName().isEmpty() && !problems.hasErrors()) {
            problems.error(Place.of(directory.toString()), "features", "there are none; define at least one");
        }
        return compile(sections, files, problems);
    }

    private PolicyBook compile(Sections sections, PolicyFiles files, Problems problems) {
        var named = files.texts(".txt", problems);
        named.putAll(files.texts(".schema.json", problems));
        var guardReader = new GuardReader(detectors, named, files.directory());
        var guards = guardReader.read(sections.guards);
        var ladder = new LadderReader(guardReader.categories()).read(sections.levels, sections.risks);
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var assessed = new AssessmentReader(ladder, files.directory(), today);
        var prices = new PriceReader();
        var vendors = new VendorReader(files.directory(), dialects).read(sections.vendors, assessed, prices);
        var trust = new TrustReader(
                sections.trust, sections.bans, sections.vendors, ladder.levels(), guardReader.categories());
        trust.refuseUnknown();
        var reviews = new ReviewReader(guardReader.categories(), withLogprobs(vendors));
        var features = new FeatureReader(ladder, sections.guards, guards, sections.vendors, operators, trust, reviews);
        var read = features.read(sections.features);
        var assessments = new Assessments(trust.assessments(), assessed.assessments(), Set.of());
        var limits = new LimitReader(sections.features.names()).read(sections.limits);
        var spend = new SpendRules(prices.prices(), limits);
        var said = new LabelWords(
                LabelReader.features(sections.features),
                LabelReader.vendors(sections.vendors),
                places(sections, problems));
        var book = new PolicyBook(
                files.hash(),
                read,
                vendors,
                hosts(guards),
                features.rungs(),
                assessments,
                spend,
                said,
                trust.fairness());
        if (!problems.hasErrors()) {
            new PriceCheck(spend, sections.limits).check(read.values());
            guardReader.warnAboutHidden();
            features.warnAboutUnused();
            warnAboutGaps(sections, book);
        }
        return book;
    }

    /* Files with errors give no book; and to walk through what is broken would note each problem again. */
    private static Map<String, Place> places(Sections sections, Problems problems) {
        var places = new HashMap<String, Place>();
        if (!problems.hasErrors()) {
            sections.files.forEach(file -> file.walk(value -> places.putIfAbsent(value.path(), value.place())));
        }
        return places;
    }

    private static Set<String> withLogprobs(Map<String, VendorSpec> vendors) {
        return vendors.values().stream()
                .filter(VendorSpec::logprobs)
                .map(VendorSpec::name)
                .collect(Collectors.toSet());
    }

    /* Warnings, for files that stay the same become outdated as time passes: that must not keep a gateway from starting. */
    private void warnAboutGaps(Sections sections, PolicyBook book) {
        var now = clock.instant();
        sections.features
                .byName()
                .forEach((name, value) -> book.feature(name).ifPresent(feature -> {
                    var need = feature.need("", Set.of());
                    feature.targets().stream()
                            .distinct()
                            .flatMap(target ->
                                    book.assessments().gap(target.vendor(), target.model(), need, now).stream())
                            .forEach(gap -> value.warning("gets no call through to " + gap));
                    feature.targets().stream()
                            .distinct()
                            .flatMap(
                                    target -> book.assessments().graceOf(target.vendor(), target.model(), now).stream())
                            .forEach(value::warning);
                }));
    }

    private static Map<String, String> hosts(Map<String, GuardSpec> guards) {
        var hosts = new TreeMap<String, String>();
        guards.forEach((name, guard) -> guard.host().ifPresent(host -> hosts.put(name, host)));
        return hosts;
    }

    /**
     * What came of loading.
     *
     * @param book the policy, unless there are errors
     * @param problems errors and warnings, by file and line
     */
    public record Result(Optional<PolicyBook> book, List<Problem> problems) {}

    /** What all files say, by heading. */
    private static final class Sections {

        private final List<Value> files = new ArrayList<>();
        private final Definitions levels = new Definitions();
        private final Definitions risks = new Definitions();
        private final Definitions guards = new Definitions();
        private final Definitions features = new Definitions();
        private final Definitions vendors = new Definitions();
        private final Definitions limits = new Definitions();
        private final Definitions trust = new Definitions();
        private final Definitions bans = new Definitions();

        void add(Value file) {
            files.add(file);
            var headings = file.fields();
            var all = Map.of(
                    "levels", levels,
                    "risks", risks,
                    "guards", guards,
                    "features", features,
                    "vendors", vendors,
                    "limits", limits);
            all.forEach((name, definitions) -> headings.heading(name).ifPresent(definitions::add));
            headings.heading("trust").ifPresent(this::addTrust);
            headings.done();
        }

        /* Rules about what is never sent are collected like features; each of the other parts stands in one file. */
        private void addTrust(Value part) {
            part.entries().forEach((name, value) -> {
                if (!name.equals("never-send")) {
                    trust.add(name, value);
                } else if (!value.isEmpty()) {
                    bans.add(value);
                }
            });
        }
    }
}
