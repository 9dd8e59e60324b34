/**
 * Addresses in a text through which it could tell somebody else what it knows: images that a client fetches by itself, and
 * links that somebody follows.
 */
@NullMarked
package io.trustrail.gateway.detect.exfiltration;

import org.jspecify.annotations.NullMarked;
