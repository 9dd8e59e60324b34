/** Labels as files, and labels that were published somewhere. Blocks: for command lines. */
@NullMarked
package io.trustrail.gateway.label.files;

import org.jspecify.annotations.NullMarked;
