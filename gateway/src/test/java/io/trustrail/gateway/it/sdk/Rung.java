package io.trustrail.gateway.it.sdk;

import io.trustrail.gateway.it.fixture.Tokens;
import java.util.regex.Pattern;

/** The privacy levels, by what becomes of an e-mail address and of a card number. */
enum Rung {
    OWN_WITHOUT_PII("support-replies", Tokens.TOKEN, Tokens.TOKEN),
    OWN_WITH_PII("agent-copilot", Pattern.compile(Pattern.quote(Rung.EMAIL)), Tokens.TOKEN),
    SHARED("shared-insights", Pattern.compile("\\[EMAIL]"), Pattern.compile("\\[CREDIT_CARD]"));

    static final String EMAIL = "ada.canary@lovelace-mail.org";
    static final String CARD = "4111 1111 1111 1111";
    static final String TEXT = "Hi, I'm Ada.\n\"Mail\" " + EMAIL + " \\ or charge " + CARD + " – d'accord? ☃";

    private final String feature;
    private final Pattern email;
    private final Pattern card;

    Rung(String feature, Pattern email, Pattern card) {
        this.feature = feature;
        this.email = email;
        this.card = card;
    }

    String feature() {
        return feature;
    }

    /** What the vendor sees of {@link #TEXT}. */
    Pattern seen() {
        return pattern(email, card);
    }

    /** What the caller gets when the vendor repeats what it saw of {@link #TEXT}. */
    Pattern comesBack() {
        return this != SHARED ? Pattern.compile(Pattern.quote(TEXT)) : seen();
    }

    private static Pattern pattern(Pattern email, Pattern card) {
        var pattern = Pattern.quote(TEXT).replace(EMAIL, "\\E" + email + "\\Q").replace(CARD, "\\E" + card + "\\Q");
        return Pattern.compile(pattern);
    }
}
