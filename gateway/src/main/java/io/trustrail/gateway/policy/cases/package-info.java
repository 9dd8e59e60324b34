/**
 * Tests of a policy that need no Java: texts and whole requests with what should become of them.
 *
 * <p>Cases live in {@code cases/} below the policy directory. Pseudonyms are made with a fixed key, so that a run never
 * depends on a gateway's own; expectations still write {@code [EMAIL_*]} for any token of a category, and {@code
 * [EMAIL_*1]}, {@code [EMAIL_*2]} where equal numbers mean equal tokens and different numbers different ones.
 */
@NullMarked
package io.trustrail.gateway.policy.cases;

import org.jspecify.annotations.NullMarked;
