/** Commands that say who may call, and who may look. */
@NullMarked
package io.trustrail.gateway.command.access;

import org.jspecify.annotations.NullMarked;
