/** Who is looking at a page: sessions, what forms must carry, and what a visitor may see. */
@NullMarked
package io.trustrail.gateway.console.visit;

import org.jspecify.annotations.NullMarked;
