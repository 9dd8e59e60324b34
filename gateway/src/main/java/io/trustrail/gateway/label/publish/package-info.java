/**
 * Labels that are published: each change is a new version, signed, kept in the store, and told by the record before it is
 * served. {@link io.trustrail.gateway.label.publish.LabelRegister} is the door; it works on workers, from any thread.
 */
@NullMarked
package io.trustrail.gateway.label.publish;

import org.jspecify.annotations.NullMarked;
