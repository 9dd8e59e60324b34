package io.trustrail.gateway.label.facts;

import io.trustrail.gateway.label.Answer;
import io.trustrail.gateway.label.Source;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.TargetSpec;
import io.trustrail.gateway.policy.assessment.Assessment;
import io.trustrail.gateway.policy.assessment.Commitments;
import java.util.List;
import java.util.Optional;

/**
 * A model at a vendor, with what is known about both.
 *
 * @param name what the vendor is called
 * @param local whether the demo vendor answers in its place, inside the gateway
 */
record Supplier(TargetSpec target, String name, boolean local, Optional<Assessment> assessment) {

    static Supplier of(PolicyBook book, TargetSpec target) {
        var assessed = Optional.ofNullable(book.assessments().vendors().get(target.vendor()))
                .map(all -> all.of(target.model()));
        boolean local = book.assessments().local().contains(target.vendor());
        return new Supplier(target, book.words().vendor(target.vendor()), local, assessed);
    }

    /** Vendor and model, as labels print them. */
    String called() {
        return (local ? "Demo vendor, in place of " : "") + name + " - " + target.model();
    }

    Commitments commitments() {
        return assessment.map(Assessment::commitments).orElse(Commitments.NONE);
    }

    /** Whether it trains models on what it gets. */
    Answer trains() {
        var promised = commitments().noTraining();
        return local ? Answer.NO : Answer.of(promised == null ? null : !promised);
    }

    String trainingSentence() {
        if (local) {
            return name + ": the demo vendor answers inside the gateway; no model learns anything.";
        }
        return switch (trains()) {
            case YES -> name + ": may train on it.";
            case NO -> name + ": has committed itself not to train on it" + until() + ".";
            default -> name + ": nobody has written down whether it does" + example() + ".";
        };
    }

    private String until() {
        return commitments().agreementExpires() == null
                ? ""
                : ", until " + commitments().agreementExpires();
    }

    private String example() {
        return assessment.filter(Assessment::example).isPresent()
                ? "; its assessment is the example that came with the gateway"
                : "";
    }

    /** How long it keeps texts, in words. */
    String retention() {
        int days = commitments().retentionDays();
        if (local || days == 0) {
            return name + ": none";
        }
        return name + ": " + (days < 0 ? "unknown" : days == 1 ? "1 day" : days + " days");
    }

    List<Source> sources(Places places, String field) {
        var vendor = "vendors." + target.vendor();
        if (local) {
            return List.of(Source.gateway("the demo vendor stands in for " + target.vendor()));
        }
        var own = vendor + ".assessment.models." + target.model() + "." + field;
        var general = vendor + ".assessment." + field;
        return places.of(Source.Kind.ASSESSMENT, places.words().place(own).isPresent() ? own : general);
    }
}
