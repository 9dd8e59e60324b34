/** The protocols that remote detectors speak: what is asked, and what the answers mean. Pure. */
@NullMarked
package io.trustrail.gateway.remote.protocol;

import org.jspecify.annotations.NullMarked;
