package io.trustrail.gateway.policy;

import io.trustrail.gateway.policy.ladder.LadderReader;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import io.trustrail.gateway.policy.rules.GuardReader;
import io.trustrail.gateway.policy.rules.GuardSpec;
import io.trustrail.gateway.policy.yaml.Definitions;
import io.trustrail.gateway.policy.yaml.Environment;
import io.trustrail.gateway.policy.yaml.Place;
import io.trustrail.gateway.policy.yaml.Problem;
import io.trustrail.gateway.policy.yaml.Problems;
import io.trustrail.gateway.policy.yaml.Value;
import io.trustrail.gateway.policy.yaml.YamlText;
import io.trustrail.gateway.privacy.Operators;
import java.nio.file.Path;
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

    /** @param dialects ids of the dialects that a vendor may speak */
    public PolicyLoader(DetectorCatalogue detectors, Operators operators, Set<String> dialects) {
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
        var vendors = new VendorReader(files.directory(), dialects).read(sections.vendors);
        var features = new FeatureReader(
                ladder,
                sections.guards,
                guards,
                sections.vendors,
                operators,
                guardReader.categories(),
                withLogprobs(vendors));
        var read = features.read(sections.features);
        var book = new PolicyBook(files.hash(), read, vendors, hosts(guards), features.rungs());
        if (!problems.hasErrors()) {
            guardReader.warnAboutHidden();
            features.warnAboutUnused();
        }
        return book;
    }

    private static Set<String> withLogprobs(Map<String, VendorSpec> vendors) {
        return vendors.values().stream()
                .filter(VendorSpec::logprobs)
                .map(VendorSpec::name)
                .collect(Collectors.toSet());
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

        private final Definitions levels = new Definitions();
        private final Definitions risks = new Definitions();
        private final Definitions guards = new Definitions();
        private final Definitions features = new Definitions();
        private final Definitions vendors = new Definitions();

        void add(Value file) {
            var headings = file.fields();
            var all = Map.of(
                    "levels", levels, "risks", risks, "guards", guards, "features", features, "vendors", vendors);
            all.forEach((name, definitions) -> headings.heading(name).ifPresent(definitions::add));
            headings.done();
        }
    }
}
