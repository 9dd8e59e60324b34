package io.trustrail.gateway.review;

/**
 * Where an answer comes from.
 *
 * @param language of the conversation as a lower-case tag such as {@code de}, or empty if it is not known
 * @param subject whom the call is about, as the application names them; empty if it does not say. Personal data
 * @param purpose what the call was for, by the consent that it rests on; empty if it rests on none
 */
public record Provenance(
        String tenant,
        String application,
        String feature,
        String policyHash,
        String vendor,
        String model,
        String dialect,
        String language,
        String subject,
        String purpose) {

    /** Does not print the subject. */
    @Override
    public String toString() {
        return "Provenance[" + String.join(", ", tenant, application, feature, vendor, model, language) + "]";
    }
}
