/**
 * The AI nutrition label of a feature: made of the policy in force, each line with its source, never typed.
 *
 * <ul>
 *   <li><b>Words.</b> A {@link io.trustrail.gateway.label.Label} has one {@link io.trustrail.gateway.label.Entry} for each
 *       {@link io.trustrail.gateway.label.Line} that is printed. What nobody knows is said to be unknown.
 *   <li><b>Form.</b> JSON with the names of the published machine form, and ours below {@code trustrail}; the same policy
 *       always gives the same bytes (RFC 8785).
 *   <li><b>Threading.</b> Everything is immutable and pure, but for the rooms below that say otherwise.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.label;

import org.jspecify.annotations.NullMarked;
