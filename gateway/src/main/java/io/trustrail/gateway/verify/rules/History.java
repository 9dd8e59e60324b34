package io.trustrail.gateway.verify.rules;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows a log's leaves and tells which of them don't fit what came before: numbers with gaps, calls that end without a
 * beginning or begin twice, policies that nobody announced, counts of open calls that don't agree.
 */
public final class History {

    /** A call may have taken its policy so long before it was opened. */
    private static final Duration LATEST_USE = Duration.ofMinutes(10);

    /** No call is open so long. */
    private static final Duration LONGEST_CALL = Duration.ofHours(24);

    private record Open(long index, Instant at, String policy) {}

    private final Map<String, Open> open = new LinkedHashMap<>();
    /** When each policy that was announced was replaced; the one in force never was. */
    private final Map<String, Instant> policies = new HashMap<>();

    private final BiConsumer<Long, String> sink;
    private String inForce = "";
    private long counted;
    private long opened;
    private long refused;
    private long crashed;
    private long announced;
    private long others;
    private boolean gap;
    private Instant last = Instant.EPOCH;
    private long index;

    /** @param sink hears of what doesn't fit: the entry's index, and a sentence */
    public History(BiConsumer<Long, String> sink) {
        this.sink = sink;
    }

    /** Entries are missing here: what depends on them is not judged any more. */
    public void gap() {
        gap = true;
    }

    /** Follows the leaf of an index. */
    public void follow(long index, Map<String, Object> leaf) {
        this.index = index;
        if (!Long.valueOf(index + 1).equals(leaf.get("seq"))) {
            fault("its number is " + leaf.get("seq") + ", not " + (index + 1));
        }
        var at = time(leaf);
        if (at == null) {
            fault("it says no time");
            return;
        }
        last = at;
        var call = text(leaf, "call");
        switch (text(leaf, "type")) {
            case "opened" -> opened(call, at, text(leaf, "policyHash"));
            case "rerouted" -> requireOpen(call, "was sent to another vendor");
            case "closed" -> closed(call, leaf);
            case "crashed" -> crashed(call);
            case "checkpoint" -> counted(leaf);
            case "policy.loaded", "policy.changed" -> policy(leaf, at);
            case "" -> fault("it says no type");
            default -> others++;
        }
    }

    private void opened(String call, Instant at, String policy) {
        opened++;
        if (open.put(call, new Open(index, at, policy)) != null) {
            fault("the call was open already");
        }
        if (inForce.isEmpty() || policy.equals(inForce)) {
            return;
        }
        var replaced = policies.get(policy);
        if (replaced == null && !gap) {
            fault("policy " + policy + " was never announced; in force was " + inForce);
        } else if (replaced != null && at.isAfter(replaced.plus(LATEST_USE))) {
            fault("policy " + policy + " was not in force any more; in force was " + inForce);
        }
    }

    private void closed(String call, Map<String, Object> leaf) {
        var begun = open.remove(call);
        if (begun == null) {
            refused++;
            if (text(leaf, "outcome").equals("delivered") && !gap) {
                fault("the call was delivered, and never opened");
            }
        } else if (!begun.policy().equals(text(leaf, "policyHash"))) {
            fault("the call was opened under policy " + begun.policy() + ", at entry " + begun.index());
        }
    }

    private void crashed(String call) {
        crashed++;
        requireOpen(call, "crashed");
        open.remove(call);
    }

    private void requireOpen(String call, String what) {
        if (!open.containsKey(call) && !gap) {
            fault("the call " + what + ", and was not open");
        }
    }

    private void counted(Map<String, Object> leaf) {
        if (leaf.get("open") instanceof Long count) {
            counted += count;
        }
        if (!Boolean.TRUE.equals(leaf.get("more"))) {
            if (counted != open.size() && !gap) {
                fault("the journal had " + counted + " open calls here, the log has " + open.size());
            }
            counted = 0;
        }
    }

    private void policy(Map<String, Object> leaf, Instant at) {
        announced++;
        if (leaf.get("facts") instanceof Map<?, ?> facts && facts.get("policyHash") instanceof String hash) {
            if (!inForce.isEmpty() && !inForce.equals(hash)) {
                policies.put(inForce, at);
            }
            policies.remove(hash);
            inForce = hash;
        } else {
            fault("it announces a policy and doesn't say which");
        }
    }

    /** To be called after the last leaf. */
    public Tally end() {
        open.values().stream()
                .filter(call -> last.isAfter(call.at().plus(LONGEST_CALL)) && !gap)
                .forEach(call -> sink.accept(call.index(), "the call was opened and has neither end nor crash"));
        return new Tally(opened, refused, crashed, open.size(), announced, others);
    }

    private void fault(String what) {
        sink.accept(index, what);
    }

    private static @Nullable Instant time(Map<String, Object> leaf) {
        try {
            return Instant.parse(text(leaf, "at"));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String text(Map<String, Object> leaf, String name) {
        return leaf.get(name) instanceof String text ? text : "";
    }
}
