/** What is known about words: their kinds, their hashes, and dictionaries that are found by hash. Immutable. */
@NullMarked
package io.trustrail.gateway.detect.names.words;

import org.jspecify.annotations.NullMarked;
