package io.trustrail.bench.measure;

import io.trustrail.bench.load.Load;
import io.trustrail.bench.talk.Conversation;

/** A load that all subjects are put under. */
public enum Profile {
    JSON_1K("JSON 1 KB, saturation", Section.SATURATION),
    JSON_8K("JSON 8 KB, saturation", Section.SATURATION),
    SSE_64("SSE of 64 chunks at once, saturation", Section.SATURATION),
    OPEN_LOOP("JSON 1 KB, open loop", Section.OPEN_LOOP),
    SSE_PACED("SSE of 64 chunks, one each 10 ms, 50 streams", Section.SSE);

    static final int CHUNKS = 64;
    private static final int SIZE_1K = 1000;
    private static final int SIZE_8K = 8000;
    private static final int BUSY_CONNECTIONS = 64;
    private static final int BUSY_STREAMS = 16;
    private static final int OPEN_LOOP_CONNECTIONS = 64;
    private static final int PACED_STREAMS = 50;
    private static final long PACE_NANOS = 10_000_000;

    private final String title;
    private final Section section;

    Profile(String title, Section section) {
        this.title = title;
        this.section = section;
    }

    public String title() {
        return title;
    }

    public Section section() {
        return section;
    }

    /** @param perSecond calls due per second where the loop is open */
    Load load(boolean personal, int perSecond) {
        return switch (this) {
            case JSON_1K -> Load.closed(json1k(personal), BUSY_CONNECTIONS, 0);
            case JSON_8K -> Load.closed(Conversation.json("json-8k", SIZE_8K, personal), BUSY_CONNECTIONS, 0);
            case SSE_64 -> Load.closed(Conversation.stream("sse-64", CHUNKS, 0), BUSY_STREAMS, 0);
            case OPEN_LOOP -> Load.open(json1k(personal), OPEN_LOOP_CONNECTIONS, perSecond);
            case SSE_PACED ->
                Load.closed(Conversation.stream("sse-paced", CHUNKS, PACE_NANOS), PACED_STREAMS, CHUNKS * PACE_NANOS);
        };
    }

    /** What makes the subject's code hot for this load, in the least time. */
    Profile warmUp() {
        return switch (this) {
            case OPEN_LOOP -> JSON_1K;
            case SSE_PACED -> SSE_64;
            case JSON_1K, JSON_8K, SSE_64 -> this;
        };
    }

    boolean saturates() {
        return section == Section.SATURATION;
    }

    private static Conversation json1k(boolean personal) {
        return Conversation.json("json-1k", SIZE_1K, personal);
    }
}
