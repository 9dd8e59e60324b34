/** JMH benchmarks of the detector of names. */
@NullMarked
package io.trustrail.gateway.detect.names;

import org.jspecify.annotations.NullMarked;
