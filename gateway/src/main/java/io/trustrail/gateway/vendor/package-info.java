/** LLM vendors: which target a call may use, and how it is reached without being let down by it. */
@NullMarked
package io.trustrail.gateway.vendor;

import org.jspecify.annotations.NullMarked;
