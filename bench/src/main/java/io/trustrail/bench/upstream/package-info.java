/**
 * The vendor as the rig plays it: it answers at once, or chunk by chunk at a pace, and repeats the values that it was
 * shown. All on the thread that runs the loop.
 */
@NullMarked
package io.trustrail.bench.upstream;

import org.jspecify.annotations.NullMarked;
