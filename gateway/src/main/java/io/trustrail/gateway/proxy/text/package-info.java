/** Text on its way through guards: windows over streams, edits, and what was seen of it. */
@NullMarked
package io.trustrail.gateway.proxy.text;

import org.jspecify.annotations.NullMarked;
