package io.trustrail.gateway.review.hooks;

/**
 * A webhook that was just made.
 *
 * @param secret {@code whsec_…}, which its messages are signed with: show it once and forget it
 */
public record NewWebhook(Webhook webhook, String secret) {

    /** Never prints the secret. */
    @Override
    public String toString() {
        return "NewWebhook[" + webhook + "]";
    }
}
