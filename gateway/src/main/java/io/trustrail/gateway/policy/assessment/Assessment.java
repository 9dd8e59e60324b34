package io.trustrail.gateway.policy.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody found out about a vendor, or about one of its models.
 *
 * @param example whether nobody has assessed anything: it came with the gateway to show what one looks like
 * @param owner who answers for it in this house
 * @param contact how to reach the vendor about data protection
 * @param assessed when it was made; {@code null} for an example without dates
 * @param nextReview the last day on which it holds; {@code null} for an example without dates
 * @param levels numbers of the privacy levels that it qualifies for
 * @param data risks and categories that may reach the vendor in the clear, as the file says
 * @param refused categories that may not
 * @param regions where the vendor processes texts
 * @param evidence links and files
 */
public record Assessment(
        boolean example,
        String owner,
        String contact,
        String assessor,
        @Nullable LocalDate assessed,
        @Nullable LocalDate nextReview,
        Decision decision,
        Rating risk,
        Set<Integer> levels,
        Set<String> data,
        Set<String> refused,
        Set<String> regions,
        List<String> subProcessors,
        Commitments commitments,
        List<String> evidence) {

    public Assessment {
        levels = Set.copyOf(levels);
        data = Set.copyOf(data);
        refused = Set.copyOf(refused);
        regions = Set.copyOf(regions);
        subProcessors = List.copyOf(subProcessors);
        evidence = List.copyOf(evidence);
    }

    /** What the assessor decided. */
    public enum Decision {
        APPROVED,
        REJECTED
    }

    /** How much risk the assessor sees. */
    public enum Rating {
        LOW,
        MEDIUM,
        HIGH
    }

    /** The last day on which it holds: the review is due, or the agreement ends. Nothing if it has no dates. */
    public Optional<LocalDate> lastDay() {
        return Stream.concat(Stream.ofNullable(nextReview), commitments.agreementEnd().stream())
                .min(LocalDate::compareTo);
    }

    /** When it stops to hold: at the end of the last day, in UTC. */
    public Optional<Instant> expires() {
        return lastDay().map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** Whether it is the agreement that ends first. */
    boolean endsWithAgreement() {
        return commitments
                .agreementEnd()
                .filter(end -> nextReview == null || end.isBefore(nextReview))
                .isPresent();
    }
}
