/** Replies that wait for a human, and what a human made of them. */
@NullMarked
package io.trustrail.gateway.proxy.review;

import org.jspecify.annotations.NullMarked;
