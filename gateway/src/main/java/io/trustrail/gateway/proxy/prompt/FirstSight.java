package io.trustrail.gateway.proxy.prompt;

import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.proxy.call.Refusal;
import io.trustrail.gateway.proxy.call.Refused;
import io.trustrail.gateway.trust.inventory.Inventory;
import java.util.TreeSet;

/** Tells the inventory what goes out, and stops what is new where the policy wants a person to confirm it first. */
public final class FirstSight {

    private final Inventory inventory;

    public FirstSight(Inventory inventory) {
        this.inventory = inventory;
    }

    private static String application(CallFacts facts) {
        return Inventory.application(facts.tenant(), facts.application());
    }

    /** The request, or a {@link Refused} if a category is in it that nobody has confirmed yet. */
    public GuardedRequest admit(GuardedRequest request) {
        var first = request.feature().trust().confirmFirst();
        if (first.isEmpty()) {
            return request;
        }
        var facts = request.facts();
        var unconfirmed = new TreeSet<String>();
        request.sightings()
                .forEach(sighting -> sighting.found().keySet().stream()
                        .filter(first::contains)
                        .filter(category -> !inventory.isDecided(application(facts), facts.feature(), category))
                        .forEach(unconfirmed::add));
        if (unconfirmed.isEmpty()) {
            return request;
        }
        inventory.saw(application(facts), facts.feature(), "", request.sightings());
        request.call().ledger().grounds().unconfirmed(unconfirmed);
        throw Refusal.of(
                        403,
                        "category_unconfirmed",
                        "This application has not sent " + String.join(", ", unconfirmed)
                                + " to this feature before, and the policy wants a person to confirm it first: see the"
                                + " inventory",
                        "messages")
                .asException();
    }

    /** A vendor is about to get the request. */
    public void sending(GuardedRequest request, String vendor) {
        var facts = request.facts();
        inventory.saw(application(facts), facts.feature(), vendor, request.sightings());
    }
}
