package io.trustrail.gateway.label.facts;

import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.label.Answer;
import io.trustrail.gateway.label.Entry;
import io.trustrail.gateway.label.Label;
import io.trustrail.gateway.label.Line;
import io.trustrail.gateway.label.Source;
import io.trustrail.gateway.label.Source.Kind;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.assessment.Assessment;
import io.trustrail.gateway.policy.label.FeatureWords;
import io.trustrail.gateway.policy.rules.GuardSpec;
import io.trustrail.gateway.policy.yaml.Spelling;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The labels of a policy's features: the same policy always gives the same labels. */
public final class LabelOf {

    private final PolicyBook book;
    private final Feature feature;
    private final FeatureWords words;
    private final List<GuardSpec> guards;
    private final Places places;

    private LabelOf(PolicyBook book, Feature feature) {
        this.book = book;
        this.feature = feature;
        this.words = book.words().feature(feature.name());
        this.guards = book.rungs().guards(feature.name());
        this.places = new Places(book.words(), feature.name());
    }

    /** The label of one of the policy's features. */
    public static Label feature(PolicyBook book, Feature feature) {
        return new LabelOf(book, feature).label();
    }

    /** The labels of all features, by name. */
    public static Map<String, Label> all(PolicyBook book) {
        var labels = new TreeMap<String, Label>();
        book.features().forEach((name, feature) -> labels.put(name, feature(book, feature)));
        return labels;
    }

    private Label label() {
        var vendors = new VendorLines(book, feature, places);
        var privacy = new PrivacyLines(feature, guards, places);
        var people = new PeopleLines(feature, words, places);
        var entries = List.of(
                name(),
                description(),
                privacy.level(),
                people.optional(),
                modelType(),
                vendors.baseModel(),
                vendors.trained(),
                vendors.shared(privacy.treatment(), privacy.operatorSources()),
                privacy.anonymized(vendors.trains()),
                vendors.deletion(),
                people.human(),
                vendors.retention(),
                logging(),
                guardrails(),
                consistency(),
                resources());
        return Label.of(feature.name(), entries, details(vendors, privacy, people));
    }

    private Entry name() {
        boolean said = !words.title().isEmpty();
        return new Entry(
                Line.NAME,
                said ? words.title() : feature.name(),
                List.of(),
                said
                        ? places.ofFeature(Kind.STATEMENT, "label.title")
                        : places.of(Kind.POLICY, "features." + feature.name()));
    }

    private Entry description() {
        var text = feature.description();
        return new Entry(
                Line.DESCRIPTION,
                text.isEmpty() ? Answer.UNKNOWN.printed() : text,
                List.of(),
                places.ofFeature(Kind.STATEMENT, "description"));
    }

    private Entry modelType() {
        var sources = feature.targets().stream()
                .map(target -> "vendors." + target.vendor() + ".dialects")
                .distinct()
                .flatMap(path -> places.of(Kind.POLICY, path).stream())
                .toList();
        return new Entry(Line.MODEL_TYPE, "Generative", List.of(), sources);
    }

    private static Entry logging() {
        return Entry.answer(
                Line.LOGGING,
                Answer.YES,
                List.of(
                        "Each call is written to an append-only log before its text leaves: who, when, which policy,"
                                + " what was found and done, and no text.",
                        "The log is a Merkle tree with signed checkpoints; anybody who has the public key can verify"
                                + " it."),
                List.of(Source.gateway("no call leaves without a durable record")));
    }

    private Entry guardrails() {
        var told = new ArrayList<String>();
        for (var guard : guards) {
            var does = new ArrayList<String>();
            for (var direction : Direction.values()) {
                if (works(guard, direction)) {
                    does.add((direction == Direction.PROMPT ? "in requests " : "in answers ")
                            + does(guard.actions(direction)));
                }
            }
            var detector = guard.detector().name();
            told.add(guard.name() + (detector.equals(guard.name()) ? "" : ", detector " + detector) + ": "
                    + String.join("; ", does)
                    + guard.host().map(host -> "; asks " + host).orElse("") + ".");
        }
        return Entry.answer(
                Line.GUARDRAILS, Answer.of(!guards.isEmpty()), told, places.ofFeature(Kind.POLICY, "guards"));
    }

    private static String does(List<String> actions) {
        return actions.stream()
                .filter(action -> !action.equals("allow"))
                .map(action -> switch (action) {
                    case "by-level" -> "treats as the level says";
                    case "flag" -> "notes";
                    case "hold" -> "holds for a person";
                    default -> action + "s";
                })
                .collect(Collectors.joining(", "));
    }

    private boolean works(GuardSpec guard, Direction direction) {
        return book.rungs().at(feature.level(), guard).matters(direction);
    }

    private Entry consistency() {
        var note = words.consistency();
        return Entry.answer(
                Line.CONSISTENCY,
                Answer.of(words.consistent()),
                note.isEmpty() ? List.of() : List.of(note),
                places.ofFeature(Kind.STATEMENT, "label.consistency"));
    }

    private Entry resources() {
        var links = words.links();
        return new Entry(
                Line.RESOURCES,
                links.isEmpty() ? "None" : String.join(" ", links),
                List.of(),
                places.ofFeature(Kind.STATEMENT, "label.links"));
    }

    private Map<String, Object> details(VendorLines vendors, PrivacyLines privacy, PeopleLines people) {
        var details = new TreeMap<String, Object>();
        details.put("vendors", vendors.suppliers().stream().map(LabelOf::vendor).toList());
        details.put("guards", guards.stream().map(this::guard).toList());
        details.put("personalData", privacy.details());
        details.put("review", people.review());
        details.put("consent", people.consent());
        details.put("regions", feature.trust().regions().stream().sorted().toList());
        details.put("keep", Spelling.of(feature.keep().content()));
        return details;
    }

    private Map<String, Object> guard(GuardSpec guard) {
        var details = new TreeMap<String, Object>();
        details.put("name", guard.name());
        details.put("detector", guard.detector().name());
        for (var direction : Direction.values()) {
            details.put(
                    direction == Direction.PROMPT ? "requests" : "answers",
                    works(guard, direction) ? guard.actions(direction) : List.of());
        }
        guard.host().ifPresent(host -> details.put("host", host));
        return details;
    }

    private static Map<String, Object> vendor(Supplier supplier) {
        var details = new TreeMap<String, Object>();
        details.put("vendor", supplier.target().vendor());
        details.put("model", supplier.target().model());
        details.put("weight", supplier.target().weight());
        details.put("local", supplier.local());
        details.put(
                "assessment",
                supplier.assessment()
                        .<Map<String, Object>>map(LabelOf::assessment)
                        .orElse(Map.of()));
        return details;
    }

    private static Map<String, Object> assessment(Assessment assessment) {
        var promised = assessment.commitments();
        var details = new TreeMap<String, Object>();
        details.put("example", assessment.example());
        details.put("decision", Spelling.of(assessment.decision()));
        details.put("risk", Spelling.of(assessment.risk()));
        details.put("assessed", day(assessment.assessed()));
        details.put("nextReview", day(assessment.nextReview()));
        details.put("regions", assessment.regions().stream().sorted().toList());
        details.put("subProcessors", assessment.subProcessors());
        details.put(
                "retentionDays",
                promised.retentionDays() < 0 ? Answer.UNKNOWN.printed() : Integer.toString(promised.retentionDays()));
        details.put("encryption", promised.encryption());
        details.put("agreementExpires", day(promised.agreementExpires()));
        details.put("certifications", promised.certifications());
        details.put("evidence", assessment.evidence());
        return details;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? Answer.UNKNOWN.printed() : day.toString();
    }
}
