/**
 * Labels as pictures and pages. One layout, with the widths of the font that the jar carries, is drawn as SVG and as PNG;
 * neither asks the machine for fonts. Blocks for some milliseconds: not for an event loop.
 */
@NullMarked
package io.trustrail.gateway.label.draw;

import org.jspecify.annotations.NullMarked;
