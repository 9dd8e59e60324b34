/**
 * What tokens cost, and how much may be used of what. Immutable; pure: the time is always given. {@link
 * io.trustrail.gateway.policy.spend.SpendRules} is the door.
 */
@NullMarked
package io.trustrail.gateway.policy.spend;

import org.jspecify.annotations.NullMarked;
