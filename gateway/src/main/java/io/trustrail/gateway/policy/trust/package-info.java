/** The heading {@code trust} of policies, and what features say about whom they may be used for. Immutable. */
@NullMarked
package io.trustrail.gateway.policy.trust;

import org.jspecify.annotations.NullMarked;
