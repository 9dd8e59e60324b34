/**
 * Numbers that name a person or an account. A run of digit groups is parsed once, and every recogniser reads its shape:
 * how many groups, how long, joined by what.
 *
 * <p>A number is taken as a whole: its tail is never tried as something else after the whole failed. So a group that is
 * joined to digits on its left starts nothing but a payment card, which carries its own proof, or a number that is held
 * together more tightly than it is joined.
 */
@NullMarked
package io.trustrail.gateway.detect.pii.number;

import org.jspecify.annotations.NullMarked;
