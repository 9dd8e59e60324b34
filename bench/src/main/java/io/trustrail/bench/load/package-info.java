/**
 * The application as the rig plays it: sends calls, checks every reply to the last character and takes the times. All on
 * the thread that runs the loop.
 */
@NullMarked
package io.trustrail.bench.load;

import org.jspecify.annotations.NullMarked;
