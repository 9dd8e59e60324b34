/**
 * Finds personal data by its shape: e-mail addresses, numbers with a checksum or a plan, network addresses.
 *
 * <p>A new kind of number is one class: a {@link io.trustrail.gateway.detect.pii.number.NumberRecogniser} with its rules,
 * listed in {@link io.trustrail.gateway.detect.pii.number.Numbers}. Anything else is a {@link
 * io.trustrail.gateway.detect.scan.Recogniser} listed in {@link io.trustrail.gateway.detect.pii.PiiDetector}.
 *
 * <p>Stateless and safe for any thread. Nothing found is kept, logged or put into an exception.
 */
@NullMarked
package io.trustrail.gateway.detect.pii;

import org.jspecify.annotations.NullMarked;
