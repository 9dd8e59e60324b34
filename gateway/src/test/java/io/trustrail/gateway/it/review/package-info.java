/** Answers that people look at, between real sockets. */
@NullMarked
package io.trustrail.gateway.it.review;

import org.jspecify.annotations.NullMarked;
