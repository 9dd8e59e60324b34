package io.trustrail.gateway.trust.inventory;

import java.time.Instant;

/**
 * What a person said about a category of a feature of an application.
 *
 * @param as the category that it really is; the same one if it is confirmed, {@code NONE} for a false alarm
 */
public record Verdict(String application, String feature, String category, String as, String by, Instant at) {}
