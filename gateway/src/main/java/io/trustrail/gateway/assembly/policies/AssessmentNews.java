package io.trustrail.gateway.assembly.policies;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.metrics.GaugeRows;
import io.trustrail.gateway.policy.assessment.Assessments;
import io.trustrail.gateway.policy.assessment.Change;
import io.trustrail.gateway.policy.assessment.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of vendors' assessments: changes to the record, time left to the meters, what needs somebody's attention to the log.
 * Thread-safe.
 */
public final class AssessmentNews {

    private static final Logger LOG = LoggerFactory.getLogger(AssessmentNews.class);
    private static final Duration SOON = Duration.ofDays(30);

    private final Journal journal;
    private final Clock clock;
    private final GaugeRows expires;
    private final GaugeRows states;
    private Assessments current = Assessments.NONE;
    private boolean first = true;

    public AssessmentNews(Journal journal, MeterRegistry registry, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        expires = new GaugeRows(
                registry,
                "trustrail.vendor.assessment.expires.seconds",
                "Time until the assessment of a vendor or model ends; negative when it has ended");
        states = new GaugeRows(
                registry,
                "trustrail.vendor.assessment.state",
                "1 for what the assessment of a vendor or model is worth now");
    }

    /** Other assessments are in force, or the first ones of this process. */
    public synchronized void use(Assessments assessments) {
        if (!first) {
            Change.between(current, assessments)
                    .forEach(change -> journal.appendLater(new AuditEvent.Noted(
                            "vendor.assessment_changed", "", clock.instant(), new TreeMap<>(change.facts()))));
        }
        first = false;
        current = assessments;
        look();
    }

    /** Those in force. */
    public synchronized Assessments current() {
        return current;
    }

    /** Looks at the clock: to be called now and then. */
    public synchronized void look() {
        var now = clock.instant();
        var left = new HashMap<Tags, Supplier<Number>>();
        var worth = new HashMap<Tags, Supplier<Number>>();
        new TreeMap<>(current.byName()).forEach((name, assessment) -> {
            int slash = name.indexOf('/');
            var vendor = slash < 0 ? name : name.substring(0, slash);
            var model = slash < 0 ? "" : name.substring(slash + 1);
            var tags = Tags.of("gen_ai.provider.name", vendor, "gen_ai.request.model", model);
            var standing = current.standing(vendor, model, now);
            worth.put(tags.and("state", standing.label()), () -> 1);
            assessment.expires().ifPresent(end -> {
                left.put(tags, () -> Duration.between(clock.instant(), end).toSeconds());
                tell(name, standing, end, now);
            });
            if (standing == Standing.EXAMPLE) {
                LOG.atWarn()
                        .addKeyValue("vendor", name)
                        .log("calls go to a vendor that nobody has assessed: its assessment is an example");
            }
        });
        expires.show(left);
        states.show(worth);
    }

    private void tell(String name, Standing standing, Instant end, Instant now) {
        switch (standing) {
            case GRACE ->
                LOG.atWarn()
                        .addKeyValue("vendor", name)
                        .addKeyValue("until", current.graceEnd(end))
                        .log("the assessment of a vendor has expired; it still counts for its days of grace");
            case EXPIRED ->
                LOG.atWarn()
                        .addKeyValue("vendor", name)
                        .log("the assessment of a vendor has expired; calls are not sent there");
            case VALID -> {
                var left = Duration.between(now, end);
                if (left.compareTo(SOON) < 0) {
                    LOG.atWarn()
                            .addKeyValue("vendor", name)
                            .addKeyValue("days", left.toDays())
                            .log("the assessment of a vendor expires soon");
                }
            }
            case NONE, EXAMPLE, LOCAL, REJECTED -> {}
        }
    }
}
