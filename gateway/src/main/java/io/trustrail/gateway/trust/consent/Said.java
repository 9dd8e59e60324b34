package io.trustrail.gateway.trust.consent;

import io.trustrail.gateway.policy.trust.Purpose;

/**
 * One thing that a person said once.
 *
 * @param by who told it: a token's or user's name, or the page for the person itself
 */
public record Said(Purpose purpose, Consent consent, String by) {}
