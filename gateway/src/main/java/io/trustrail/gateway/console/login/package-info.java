/** Logging in and out. */
@NullMarked
package io.trustrail.gateway.console.login;

import org.jspecify.annotations.NullMarked;
