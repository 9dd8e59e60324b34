package io.trustrail.gateway.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Leaves as a gateway's log has them, in canonical form, written by hand. */
final class Leaves {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final List<String> all = new ArrayList<>();
    private long number;

    Leaves checkpoint(int open) {
        return add("{'at':'AT','more':false,'open':" + open + ",'seq':SEQ,'type':'checkpoint'}");
    }

    Leaves policy(String hash) {
        return add("{'at':'AT','call':'','facts':{'policyHash':'" + hash + "'},'seq':SEQ,'type':'policy.changed'}");
    }

    Leaves opened(String call, String policy) {
        return add("{'at':'AT','call':'" + call + "','policyHash':'" + policy + "','seq':SEQ,'type':'opened'}");
    }

    Leaves closed(String call, String policy) {
        return closed(call, policy, "delivered");
    }

    Leaves closed(String call, String policy, String outcome) {
        return add("{'at':'AT','call':'" + call + "','outcome':'" + outcome + "','policyHash':'" + policy
                + "','seq':SEQ,'type':'closed'}");
    }

    Leaves crashed(String call) {
        return add("{'at':'AT','call':'" + call + "','openedAt':'AT','seq':SEQ,'type':'crashed'}");
    }

    /** Calls that open and close, one after the other. */
    Leaves calls(int count, String policy) {
        for (int i = 0; i < count; i++) {
            var call = "call_" + number;
            opened(call, policy).closed(call, policy);
        }
        return this;
    }

    /** A record that got lost. */
    Leaves lost() {
        number++;
        return this;
    }

    /** A leaf as it is. */
    Leaves raw(String leaf) {
        number++;
        all.add(leaf);
        return this;
    }

    private Leaves add(String form) {
        number++;
        all.add(form.replace('\'', '"')
                .replace("AT", START.plusSeconds(number).toString())
                .replace("SEQ", Long.toString(number)));
        return this;
    }

    List<String> list() {
        return List.copyOf(all);
    }
}
