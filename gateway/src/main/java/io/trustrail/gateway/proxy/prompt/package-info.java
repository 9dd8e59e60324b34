/** A prompt before it leaves: read, guarded, and shaped for the vendor that gets it. */
@NullMarked
package io.trustrail.gateway.proxy.prompt;

import org.jspecify.annotations.NullMarked;
