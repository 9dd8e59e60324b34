/**
 * Learning from decisions: how good confidence is, how to make it better, and where to draw thresholds.
 *
 * <p>Everything here is pure: no clocks, no files, no threads; the same labels give the same report.
 */
@NullMarked
package io.trustrail.gateway.review.calibration;

import org.jspecify.annotations.NullMarked;
