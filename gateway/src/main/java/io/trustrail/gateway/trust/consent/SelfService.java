package io.trustrail.gateway.trust.consent;

import io.trustrail.gateway.trust.link.SignedLinks;
import java.time.Duration;

/** Links to the page on which people say themselves what they agree to. */
public final class SelfService {

    /** What the key of these links is derived for. */
    public static final String KEY = "links/consent";

    /** How many days a link is good for if nobody says. */
    public static final int USUAL_DAYS = 7;

    /** How many days a link is good for at most. */
    public static final int MOST_DAYS = 90;

    private SelfService() {}

    /** The path of a link, below the address of the listener of applications. */
    public static String path(SignedLinks links, String number, int days) {
        return "/consent/" + links.sign(number, Duration.ofDays(days));
    }
}
