package io.trustrail.gateway.proxy.reply;

import io.trustrail.gateway.proxy.call.Refusal;
import io.vertx.core.Future;
import java.util.Map;

/** A collected answer in front of its client: the one way out of a review, for whole replies and streams. */
public interface Outlet {

    /** The answer is longer than what is collected for people. */
    Refusal TOO_LONG = new Refusal(
            503,
            "review_too_long",
            "This answer is longer than what people can be asked to look at, so it does not go out",
            "",
            "review_too_long",
            Map.of("x-should-retry", "false"));

    /** The answer waits for a person from now on. */
    void waiting(String review);

    /** Names the review to the client, if that is still possible. */
    void name(String review);

    /** Sends the answer as it is. */
    Future<Void> release();

    /** Sends it with other texts, by name. */
    Future<Void> edited(Map<String, String> texts);

    /** Sends the dialect's filtered answer. */
    Future<Void> filtered();

    /** Sends a sentence of ours as an ordinary answer. */
    Future<Void> answer(String sentence);
}
