/** Wire formats as tables of text paths; finding text in a message and splicing edits into its bytes. */
@NullMarked
package io.trustrail.gateway.dialect;

import org.jspecify.annotations.NullMarked;
