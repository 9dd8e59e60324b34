/**
 * Webhooks: other systems are told when a review is opened, overdue or decided, or a concern received, overdue or
 * answered.
 *
 * <ul>
 *   <li><b>Once at least.</b> What is to be told is written down in the transaction in which it happens, and sent until the
 *       target takes it, with growing pauses, for three days. Then it is dead, which the API shows, and can be sent again.
 *   <li><b>Nothing secret.</b> Messages have ids, names, states and times: no text, no personal data. They are
 *       signed as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> says.
 *   <li><b>Targets.</b> HTTPS to public addresses; others only if the operator allows them. The address is looked up and
 *       judged for each attempt, and that one is connected to, so that a name can't change its mind in between. Redirects
 *       are not followed.
 *   <li><b>Threads.</b> {@link io.trustrail.gateway.review.hooks.WebhookDesk} and {@link
 *       io.trustrail.gateway.review.hooks.Courier} never block.
 * </ul>
 */
@NullMarked
package io.trustrail.gateway.review.hooks;

import org.jspecify.annotations.NullMarked;
