/** Published labels over HTTP, for everybody. On the event loop of the listener; drawing and the store on workers. */
@NullMarked
package io.trustrail.gateway.label.web;

import org.jspecify.annotations.NullMarked;
