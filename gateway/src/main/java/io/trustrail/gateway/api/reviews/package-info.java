/** Reviews in the admin API: the queue, decisions, labels, webhooks. Answers are masked but for those of a reveal. */
@NullMarked
package io.trustrail.gateway.api.reviews;

import org.jspecify.annotations.NullMarked;
