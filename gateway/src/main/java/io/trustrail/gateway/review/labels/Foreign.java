package io.trustrail.gateway.review.labels;

import io.trustrail.gateway.review.calibration.Labelled;

/**
 * A label from elsewhere.
 *
 * @param id what the source calls it; the same id again takes its place
 * @param feature which feature's answer it was, or empty
 */
public record Foreign(String id, String feature, Labelled label) {}
