/** JMH benchmarks of the detector of personal data. */
@NullMarked
package io.trustrail.gateway.detect.pii;

import org.jspecify.annotations.NullMarked;
