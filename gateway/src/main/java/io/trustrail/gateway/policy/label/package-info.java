/**
 * What only people can say about a feature or a vendor, for labels: the blocks {@code label:} of policies. Immutable; it
 * decides nothing about calls.
 */
@NullMarked
package io.trustrail.gateway.policy.label;

import org.jspecify.annotations.NullMarked;
