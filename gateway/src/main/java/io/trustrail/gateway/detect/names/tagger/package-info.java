/**
 * A linear-chain model over words and Japanese characters whose every decision depends on nearby text only.
 *
 * <p>Tokens that are certainly no part of a name ({@link io.trustrail.gateway.detect.names.tagger.Tokens#isPlain}) cut a
 * text into segments, and each segment is decoded on its own. What is plain, where a token ends and what a feature reads
 * depends on few characters around it, so that any cut of the text gives the same segments and the same decisions. The
 * training program uses the same classes, so that it learns from what the gateway will see.
 *
 * <p>All types are immutable or belong to one call; models are shared by all threads.
 */
@NullMarked
package io.trustrail.gateway.detect.names.tagger;

import org.jspecify.annotations.NullMarked;
