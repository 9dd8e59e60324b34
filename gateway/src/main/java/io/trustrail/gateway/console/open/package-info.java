/**
 * Pages for people who have no account: on the listener of applications, behind links. They need no script and no cookie, and
 * nothing of them is on another host.
 */
@NullMarked
package io.trustrail.gateway.console.open;

import org.jspecify.annotations.NullMarked;
