/** Answers that are JSON, and what it has to look like. */
@NullMarked
package io.trustrail.gateway.policy.json;

import org.jspecify.annotations.NullMarked;
