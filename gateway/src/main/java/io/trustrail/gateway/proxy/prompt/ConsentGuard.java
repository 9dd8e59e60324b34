package io.trustrail.gateway.proxy.prompt;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Guard;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.policy.trust.Purpose;
import io.trustrail.gateway.proxy.call.GroundsTally;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.trust.consent.Consent;
import io.trustrail.gateway.trust.consent.Consents;
import io.trustrail.gateway.trust.consent.SubjectConsents;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stops a reply whose person has withdrawn the consent while it ran: from then on nothing of it goes out. Reads no text.
 */
public final class ConsentGuard implements Guard {

    static final String WITHDRAWN = "CONSENT_WITHDRAWN";

    private final Consents consents;
    private final Subject person;
    private final @Nullable Purpose purpose;
    private final GroundsTally grounds;

    /** @param purpose what the call is for; {@code null} if it went on without consent for it */
    public ConsentGuard(Consents consents, Subject person, @Nullable Purpose purpose, GroundsTally grounds) {
        this.grounds = grounds;
        this.consents = consents;
        this.person = person;
        this.purpose = purpose;
    }

    /** What the call is for; empty if it went on without consent for it. */
    String purpose() {
        return purpose == null ? "" : purpose.word();
    }

    @Override
    public String name() {
        return "consent";
    }

    @Override
    public int lookBehind() {
        return 0;
    }

    @Override
    public Future<Verdict> check(Passage passage) {
        return isGone().map(gone -> verdict(gone, passage));
    }

    private static Verdict verdict(boolean gone, Passage passage) {
        int end = passage.text().length();
        if (!gone) {
            return Verdict.allow(end);
        }
        var finding = new Finding(WITHDRAWN, passage.from(), end, 1);
        return new Verdict(Action.BLOCK, List.of(finding), List.of(), end, List.of());
    }

    /** Whether the consent was withdrawn meanwhile; then the record will say so. Fails if nobody can tell. */
    Future<Boolean> isGone() {
        return consents.of(person).map(this::isGone);
    }

    private boolean isGone(SubjectConsents known) {
        var gone = known.isWithdrawn(Purpose.AI) ? Purpose.AI : purpose;
        if (gone == null || !known.isWithdrawn(gone)) {
            return false;
        }
        var text = known.of(gone).map(Consent::textVersion).orElse("");
        grounds.consent(gone.word(), Consent.State.WITHDRAWN.word(), text, "stopped");
        return true;
    }
}
