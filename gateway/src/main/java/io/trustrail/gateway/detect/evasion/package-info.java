/**
 * Text as people read it, whatever it is written with: a copy in which width, invisible characters, look-alikes of other
 * scripts, figures in the place of letters and letters with spaces between them are undone, and the way back to where they
 * stood.
 *
 * <p>{@link io.trustrail.gateway.detect.evasion.PlainText} is for texts that are wholly there;
 * {@link io.trustrail.gateway.detect.evasion.Unveiled} lets a detector that reads streams look past invisible characters.
 * Both take a time that grows with the text's length, and cost next to nothing on ordinary text.
 */
@NullMarked
package io.trustrail.gateway.detect.evasion;

import org.jspecify.annotations.NullMarked;
