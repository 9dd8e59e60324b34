/** What a gateway does by itself again and again. One gateway of several at a time, where that matters. */
@NullMarked
package io.trustrail.gateway.assembly.jobs;

import org.jspecify.annotations.NullMarked;
