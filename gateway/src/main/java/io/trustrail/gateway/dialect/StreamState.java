package io.trustrail.gateway.dialect;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** How far a streamed reply has come. One per stream, used by one thread at a time. */
public final class StreamState {

    private final Map<String, String> head = new HashMap<>();
    private final SortedSet<Integer> open = new TreeSet<>();
    private final Set<Integer> opening = new HashSet<>();
    private final Set<Integer> closed = new HashSet<>();
    private Usage usage = Usage.UNKNOWN;
    private boolean started;
    private boolean delivered;
    private boolean ended;

    /** The same stream, of which nothing went to the client. */
    public StreamState unsent() {
        var unsent = new StreamState();
        unsent.head.putAll(head);
        unsent.usage = usage;
        unsent.started = started;
        return unsent;
    }

    /** Whether the stream has come to its proper end. */
    public boolean hasEnded() {
        return ended;
    }

    /** Tokens as counted so far. */
    public Usage usage() {
        return usage;
    }

    /** The stream's own end mark was seen. */
    public void end() {
        ended = true;
    }

    boolean hasStarted() {
        return started;
    }

    void start() {
        started = true;
    }

    void count(Usage newer) {
        usage = usage.then(newer);
    }

    /**
     * The event that was followed last went to the client.
     *
     * @param closedWithIt the choices or blocks that ended with it
     */
    public void delivered(Collection<Integer> closedWithIt) {
        delivered = true;
        open.addAll(opening);
        opening.clear();
        open.removeAll(closedWithIt);
        closed.addAll(closedWithIt);
    }

    boolean hasDelivered() {
        return delivered;
    }

    /** The event that is followed is about this choice or block. */
    void opens(int index) {
        if (!closed.contains(index)) {
            opening.add(index);
        }
    }

    /** Choices or blocks that the client saw the start of and not the end, by index. */
    SortedSet<Integer> openOnes() {
        return open;
    }

    /** Keeps a field that every event of this stream repeats, as raw JSON. */
    void keep(String field, String json) {
        head.putIfAbsent(field, json);
    }

    /** A kept field as raw JSON, or what stands in for it. */
    String kept(String field, String otherwise) {
        return head.getOrDefault(field, otherwise);
    }
}
