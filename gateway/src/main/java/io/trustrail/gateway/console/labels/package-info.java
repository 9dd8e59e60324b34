/** Pages about labels: those of this gateway's features, and one that makes labels of anything. Nothing typed is kept. */
@NullMarked
package io.trustrail.gateway.console.labels;

import org.jspecify.annotations.NullMarked;
