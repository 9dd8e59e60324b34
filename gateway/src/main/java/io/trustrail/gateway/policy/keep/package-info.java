/** What a feature's policy keeps of its calls. */
@NullMarked
package io.trustrail.gateway.policy.keep;

import org.jspecify.annotations.NullMarked;
