package io.trustrail.gateway.policy.assessment;

import io.trustrail.gateway.policy.assessment.Assessment.Decision;
import io.trustrail.gateway.policy.assessment.Assessment.Rating;
import io.trustrail.gateway.policy.ladder.Ladder;
import io.trustrail.gateway.policy.yaml.Fields;
import io.trustrail.gateway.policy.yaml.Value;
import io.trustrail.gateway.privacy.PrivacyLevel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code assessment:} of a vendor. */
public final class AssessmentReader {

    private static final Pattern LINK = Pattern.compile("https?://.*");
    private static final int LONGEST_RETENTION = 36_500;

    private final Ladder ladder;
    private final DataClasses classes;
    private final Path directory;
    private final LocalDate today;
    private final Map<String, VendorAssessment> read = new HashMap<>();

    /**
     * Has read nothing yet.
     *
     * @param directory where evidence files are looked for
     */
    public AssessmentReader(Ladder ladder, Path directory, LocalDate today) {
        this.ladder = ladder;
        this.classes = new DataClasses(ladder);
        this.directory = directory;
        this.today = today;
    }

    /** All that were read, by vendor. */
    public Map<String, VendorAssessment> assessments() {
        return Map.copyOf(read);
    }

    /** Reads the assessment of a vendor, if it has one. */
    public void read(String vendor, Fields fields) {
        fields.optional("assessment").filter(AssessmentReader::isMap).ifPresent(value -> {
            var own = value.fields();
            var general = assessment(own, null);
            var models = new HashMap<String, Assessment>();
            own.optional("models").map(Value::entries).orElse(Map.of()).forEach((model, it) -> {
                var ofModel = it.fields();
                models.put(model, assessment(ofModel, general));
                ofModel.done();
            });
            own.done();
            read.put(vendor, new VendorAssessment(general, models));
        });
    }

    /* Anything else is a problem that asking for its fields would only note twice. */
    private static boolean isMap(Value value) {
        if (!value.isMap()) {
            value.fields();
        }
        return value.isMap();
    }

    private Assessment assessment(Fields fields, @Nullable Assessment base) {
        boolean example = fields.flag("example", base != null && base.example());
        boolean complete = !example && base == null;
        var data = names(fields, "data", base == null ? Set.of() : base.data(), base == null, this::dataClass);
        var assessment = new Assessment(
                example,
                text(fields, "owner", base == null ? "" : base.owner(), complete, "who answers for it in this house"),
                text(fields, "contact", base == null ? "" : base.contact(), false, ""),
                text(fields, "assessor", base == null ? "" : base.assessor(), complete, "who made it"),
                date(fields, "assessed", base == null ? null : base.assessed(), complete, "the day it was made"),
                date(fields, "next-review", base == null ? null : base.nextReview(), complete, "its last day"),
                decision(fields, base, complete),
                fields.choice("risk", Rating.class, base == null ? Rating.MEDIUM : base.risk()),
                levels(fields, base),
                data,
                classes.refused(data),
                names(fields, "regions", base == null ? Set.of() : base.regions(), false, AssessmentReader::region),
                list(fields, "sub-processors", base == null ? List.of() : base.subProcessors()),
                commitments(fields, base == null ? Commitments.NONE : base.commitments()),
                evidence(fields, base));
        check(fields, assessment);
        return assessment;
    }

    private static String text(Fields fields, String name, String inherited, boolean required, String hint) {
        var value = required ? fields.required(name, hint) : fields.optional(name);
        return value.flatMap(Value::text).orElse(inherited);
    }

    private static @Nullable LocalDate date(
            Fields fields, String name, @Nullable LocalDate inherited, boolean required, String hint) {
        var value = required ? fields.required(name, hint + ", such as 2026-03-31") : fields.optional(name);
        return value.flatMap(Value::date).orElse(inherited);
    }

    private static Decision decision(Fields fields, @Nullable Assessment base, boolean required) {
        var value = required ? fields.required("decision", "approved or rejected") : fields.optional("decision");
        return value.flatMap(it -> it.choice("decision", Decision.class))
                .orElse(base == null ? Decision.APPROVED : base.decision());
    }

    private Set<Integer> levels(Fields fields, @Nullable Assessment base) {
        Supplier<Set<Integer>> inherited = () -> base == null ? Set.of() : base.levels();
        var value = base == null
                ? fields.required("levels", "the privacy levels that it qualifies for, [] for none")
                : fields.optional("levels");
        return value.<Set<Integer>>map(list -> {
                    var levels = new HashSet<Integer>();
                    list.items()
                            .forEach(item -> item.pick("level", ladder.levels())
                                    .map(PrivacyLevel::rung)
                                    .ifPresent(levels::add));
                    return levels;
                })
                .orElseGet(inherited);
    }

    private Optional<String> dataClass(Value item) {
        return item.name("risk or category", classes.names());
    }

    private static Optional<String> region(Value item) {
        return item.text().map(region -> region.strip().toLowerCase(Locale.ROOT));
    }

    private static Set<String> names(
            Fields fields,
            String name,
            Set<String> inherited,
            boolean required,
            java.util.function.Function<Value, Optional<String>> reader) {
        var value = required
                ? fields.required(name, "the risks and categories that may reach it in the clear, [] for none")
                : fields.optional(name);
        return value.<Set<String>>map(list -> {
                    var names = new HashSet<String>();
                    list.items().forEach(item -> reader.apply(item).ifPresent(names::add));
                    return names;
                })
                .orElse(inherited);
    }

    private static List<String> list(Fields fields, String name, List<String> inherited) {
        return fields.optional(name)
                .map(list -> list.items().stream()
                        .flatMap(item -> item.text().stream())
                        .toList())
                .orElse(inherited);
    }

    private Commitments commitments(Fields assessment, Commitments base) {
        var fields = assessment.map("commitments");
        var agreement = fields.map("dpa");
        var signed = agreement.optional("signed").flatMap(Value::date);
        var expires = agreement.optional("expires");
        var end = expires.flatMap(Value::date);
        if (signed.isPresent() && end.isPresent() && !end.get().isAfter(signed.get())) {
            expires.get().error("is not after the day it was signed, " + signed.get() + "; correct one of the two");
        }
        agreement.done();
        var commitments = new Commitments(
                fields.optional("no-training").flatMap(Value::flag).orElse(base.noTraining()),
                fields.whole("retention-days", 0, LONGEST_RETENTION, base.retentionDays()),
                fields.text("deletion", base.deletion()),
                fields.text("encryption", base.encryption()),
                signed.orElse(base.agreementSigned()),
                end.orElse(base.agreementExpires()),
                list(fields, "certifications", base.certifications()));
        fields.done();
        return commitments;
    }

    private List<String> evidence(Fields fields, @Nullable Assessment base) {
        var evidence = new ArrayList<String>();
        for (var item : fields.list("evidence")) {
            item.text().ifPresent(text -> {
                boolean there = LINK.matcher(text).matches() || Files.isReadable(directory.resolve(text));
                if (!there) {
                    item.warning("can't be found; give a link, or a file relative to the policy directory");
                }
                evidence.add(text);
            });
        }
        return evidence.isEmpty() && base != null ? base.evidence() : evidence;
    }

    /** What does not fit together. */
    private void check(Fields fields, Assessment assessment) {
        var assessed = assessment.assessed();
        var review = assessment.nextReview();
        if (assessed != null && assessed.isAfter(today)) {
            fields.owner().error("assessed is " + assessed + ", which has not come yet; give the day it was made");
        }
        if (assessed != null && review != null && !review.isAfter(assessed)) {
            fields.owner()
                    .error("next-review is " + review + ", which is not after assessed, " + assessed
                            + "; correct one of the two");
        }
        ladder.levels().values().stream()
                .filter(level -> assessment.commitments().trains() && level.restore())
                .filter(level -> assessment.levels().contains(level.rung()))
                .mapToInt(PrivacyLevel::rung)
                .sorted()
                .forEach(level -> fields.owner()
                        .error("commitments.no-training is false, but levels has " + level
                                + ", which is for own use; take the level out, or have the vendor commit itself"));
    }
}
