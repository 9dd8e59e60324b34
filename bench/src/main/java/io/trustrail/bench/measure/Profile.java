package io.trustrail.bench.measure;

import io.trustrail.bench.load.Load;
import io.trustrail.bench.subject.Kind;
import io.trustrail.bench.talk.Conversation;

/** A load that subjects are put under. */
public enum Profile {
    JSON_1K("JSON 1 KB, saturation", Section.SATURATION),
    JSON_8K("JSON 8 KB, saturation", Section.SATURATION),
    SSE_64("SSE of 64 chunks at once, saturation", Section.SATURATION),
    OPEN_LOOP("JSON 1 KB, open loop", Section.OPEN_LOOP),
    SSE_PACED("SSE of 64 chunks, one each 10 ms, 50 streams", Section.SSE),
    PLAIN_SENTENCES("SSE of sentences, the first plainly harmless, 10 calls a second", Section.FIRST_TEXT),
    DOUBTFUL_SENTENCE("SSE of sentences, the first for the encoder to judge, 10 calls a second", Section.FIRST_TEXT);

    static final int CHUNKS = 64;
    private static final int SIZE_1K = 1000;
    private static final int SIZE_8K = 8000;
    private static final int BUSY_CONNECTIONS = 64;
    private static final int BUSY_STREAMS = 16;
    private static final int OPEN_LOOP_CONNECTIONS = 64;
    private static final int PACED_STREAMS = 50;
    private static final long PACE_NANOS = 10_000_000;
    /* 20 characters each 40 ms are a fast vendor. */
    private static final long SENTENCE_PACE_NANOS = 40_000_000;
    private static final int SENTENCE_STREAMS = 16;
    private static final int SENTENCE_CALLS_PER_SECOND = 10;
    private static final int FEW_STREAMS = 2;

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
            case PLAIN_SENTENCES, DOUBTFUL_SENTENCE ->
                Load.open(sentences(SENTENCE_PACE_NANOS), SENTENCE_STREAMS, SENTENCE_CALLS_PER_SECOND);
        };
    }

    /** What makes the subject's code hot for this load, in the least time. */
    Load warmUp(boolean personal) {
        return switch (this) {
            case OPEN_LOOP -> JSON_1K.load(personal, 0);
            case SSE_PACED -> SSE_64.load(personal, 0);
            case JSON_1K, JSON_8K, SSE_64 -> load(personal, 0);
            case PLAIN_SENTENCES, DOUBTFUL_SENTENCE -> Load.closed(sentences(0), FEW_STREAMS, 0);
        };
    }

    /**
     * Whether subjects of this kind are put under this load. Without personal values there is nothing to hold back or
     * restore; it is of interest for CPU time only. Where values are hidden, the vendor's sentences have other lengths.
     */
    boolean measures(Kind kind) {
        return switch (this) {
            case JSON_1K, JSON_8K -> !kind.onlyFirstText();
            case SSE_64, OPEN_LOOP, SSE_PACED -> kind.underEveryLoad();
            case PLAIN_SENTENCES, DOUBTFUL_SENTENCE -> !kind.hides();
        };
    }

    boolean saturates() {
        return section == Section.SATURATION;
    }

    private Conversation sentences(long pauseNanos) {
        return this == DOUBTFUL_SENTENCE
                ? Conversation.doubtful("sse-doubtful", pauseNanos)
                : Conversation.plain("sse-plain", pauseNanos);
    }

    private static Conversation json1k(boolean personal) {
        return Conversation.json("json-1k", SIZE_1K, personal);
    }
}
