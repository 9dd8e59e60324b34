/** What people without an account see and say, over real sockets. */
@NullMarked
package io.trustrail.gateway.it.people;

import org.jspecify.annotations.NullMarked;
