/**
 * What a reply's guards may know of the prompt: read when the first of them asks, and kept as hashes or as less.
 */
@NullMarked
package io.trustrail.gateway.guard.prompt;

import org.jspecify.annotations.NullMarked;
