/** The record of every call: durable before its text leaves, closed when its reply ended. */
@NullMarked
package io.trustrail.gateway.audit;

import org.jspecify.annotations.NullMarked;
