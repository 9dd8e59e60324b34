package io.trustrail.gateway.review.queue;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.review.item.Actor;
import io.trustrail.gateway.review.item.Item;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;

/** Events about reviews. Facts are ids, names, states and counts: nothing of any text. */
final class Facts {

    private final LinkedHashMap<String, String> facts = new LinkedHashMap<>();
    private final Item item;

    private Facts(Item item) {
        this.item = item;
        facts.put("review", item.id());
        facts.put("feature", item.feature());
        facts.put("mode", item.terms().mode().name().toLowerCase(Locale.ROOT));
    }

    static Facts of(Item item) {
        return new Facts(item);
    }

    /** Somebody's skills were set. */
    static AuditEvent.Noted skills(Actor actor, String person, Set<String> skills, Instant at) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("by", actor.name());
        facts.put("person", person);
        facts.put("skills", String.join(" ", skills.stream().sorted().toList()));
        return new AuditEvent.Noted("review.skills", "", at, facts);
    }

    /** Empty values are left out. */
    Facts with(String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
        return this;
    }

    /** @param what the last part of the kind, such as {@code claimed} */
    AuditEvent.Noted event(String what, Instant at) {
        return new AuditEvent.Noted("review." + what, item.call(), at, facts);
    }
}
