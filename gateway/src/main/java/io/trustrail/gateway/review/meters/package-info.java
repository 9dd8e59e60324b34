/**
 * What operators see of reviews: how many wait, how old they are, what people decide and how fast, and what webhooks were
 * not told yet. Labels are features, modes, states, verdicts and ids of webhooks. Thread-safe; the backlog is read from the store on a worker, now and then, and so it is that
 * of all gateways that share the store.
 */
@NullMarked
package io.trustrail.gateway.review.meters;

import org.jspecify.annotations.NullMarked;
