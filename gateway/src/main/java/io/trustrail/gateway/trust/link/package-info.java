/**
 * Links that let whoever has them act for one person or thing, for a time: signed, kept nowhere. Pure and thread-safe.
 */
@NullMarked
package io.trustrail.gateway.trust.link;

import org.jspecify.annotations.NullMarked;
