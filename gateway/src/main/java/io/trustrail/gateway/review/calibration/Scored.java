package io.trustrail.gateway.review.calibration;

/**
 * A label with a number that says how good the answer seemed.
 *
 * @param score a logit or a probability, as it is used
 */
record Scored(double score, boolean approved) {}
