package io.trustrail.gateway.label.publish;

import java.time.Instant;

/**
 * One version of a feature's label.
 *
 * @param version from 1
 * @param hash SHA-256 of the JSON in hexadecimal
 * @param policyHash of the policy that it was made of
 * @param json canonical
 * @param note what is signed, with the signature: see {@link LabelNote}
 */
public record Issue(
        String feature, int version, Instant at, String hash, String policyHash, String json, String note) {}
