package io.trustrail.gateway.policy.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor has promised, as its contracts say.
 *
 * @param noTraining whether it trains no models on what it gets; {@code null} if nobody wrote that down
 * @param retentionDays how long it keeps texts, 0 for not at all; -1 if nobody wrote that down
 * @param deletion how it deletes them, or empty
 * @param encryption how it protects them, or empty
 * @param agreementSigned when the data processing agreement was signed; {@code null} if nobody wrote that down
 * @param agreementExpires last day of the data processing agreement; {@code null} if it has none or no end
 * @param certifications such as {@code ISO 27001}
 */
public record Commitments(
        @Nullable Boolean noTraining,
        int retentionDays,
        String deletion,
        String encryption,
        @Nullable LocalDate agreementSigned,
        @Nullable LocalDate agreementExpires,
        List<String> certifications) {

    /** Nobody wrote anything down. */
    public static final Commitments NONE = new Commitments(null, -1, "", "", null, null, List.of());

    public Commitments {
        certifications = List.copyOf(certifications);
    }

    /** What a policy can ask for. */
    public enum Promise {
        DPA,
        NO_TRAINING,
        RETENTION_DAYS,
        DELETION,
        ENCRYPTION,
        CERTIFICATIONS;

        /** As policies write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether the contracts have it; a promise that nobody wrote down is none. */
    public boolean has(Promise promise) {
        return switch (promise) {
            case DPA -> agreementSigned != null || agreementExpires != null;
            case NO_TRAINING -> Boolean.TRUE.equals(noTraining);
            case RETENTION_DAYS -> retentionDays >= 0;
            case DELETION -> !deletion.isEmpty();
            case ENCRYPTION -> !encryption.isEmpty();
            case CERTIFICATIONS -> !certifications.isEmpty();
        };
    }

    /** Whether the vendor is known to train models on what it gets. */
    boolean trains() {
        return Boolean.FALSE.equals(noTraining);
    }

    Optional<LocalDate> agreementEnd() {
        return Optional.ofNullable(agreementExpires);
    }
}
