/** The transparency log by size: writing, verifying, proving, searching. */
@NullMarked
package io.trustrail.bench.log;

import org.jspecify.annotations.NullMarked;
