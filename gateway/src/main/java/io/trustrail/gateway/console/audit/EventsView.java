package io.trustrail.gateway.console.audit;

import java.time.Instant;
import java.util.List;

/**
 * Events that are not a call's way through the gateway, as their page shows them.
 *
 * @param wrong name of the field that can't be what it says; empty if all can
 * @param entries the newest first
 * @param next address of the next page, or empty
 */
public record EventsView(Asked asked, String wrong, List<Entry> entries, String next) {

    /** Beginnings of the kinds that can be chosen. */
    static final List<String> KINDS = List.of(
            "policy.",
            "vendor.",
            "review.",
            "consent.",
            "subject.",
            "retention.",
            "content.",
            "key.",
            "token.",
            "user.",
            "inventory.");

    public List<String> kinds() {
        return KINDS;
    }

    /** The key of a kind's name. */
    public String word(String kind) {
        return kind.substring(0, kind.length() - 1);
    }

    public String typed(String field) {
        return asked.get(field);
    }

    public boolean isWrong(String field) {
        return wrong.equals(field);
    }

    public String time(Instant at) {
        return Times.text(at);
    }
}
