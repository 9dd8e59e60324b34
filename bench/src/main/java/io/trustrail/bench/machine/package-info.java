/** What Linux tells about processes and about the machine, read from {@code /proc}. */
@NullMarked
package io.trustrail.bench.machine;

import org.jspecify.annotations.NullMarked;
