/** A reply on its way back, whole or as a stream of events: guarded, restored, and written to the client. */
@NullMarked
package io.trustrail.gateway.proxy.reply;

import org.jspecify.annotations.NullMarked;
