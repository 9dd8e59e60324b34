package io.trustrail.gateway.proxy.prompt;

import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.dialect.Finish;
import io.trustrail.gateway.dialect.Message;
import io.trustrail.gateway.review.confidence.Evidence.Ending;
import io.trustrail.gateway.review.confidence.TokenDoubt;
import org.jspecify.annotations.Nullable;

/** What a vendor tells about an answer besides its text. One per reply, used by one thread at a time. */
public final class ModelNotes {

    private final Dialect dialect;
    private final boolean reads;
    private final boolean hides;
    private TokenDoubt tokens = TokenDoubt.NONE;
    private @Nullable Finish finish;

    /**
     * Notes of one reply.
     *
     * @param reads whether log-probabilities are read
     * @param hides whether they were asked for on our own account, so that they are not the client's
     */
    public ModelNotes(Dialect dialect, boolean reads, boolean hides) {
        this.dialect = dialect;
        this.reads = reads;
        this.hides = hides;
    }

    public void take(Message message) {
        dialect.finish(message).ifPresent(it -> finish = finish == null || it.compareTo(finish) > 0 ? it : finish);
        if (reads) {
            dialect.logprobs(message, logprob -> tokens = tokens.and(logprob));
        }
        if (hides) {
            message.dropEchoes();
        }
    }

    /** What the model thought of its tokens. */
    public TokenDoubt tokens() {
        return tokens;
    }

    /** Why the model stopped. */
    public Ending ending() {
        if (finish == null) {
            return Ending.UNKNOWN;
        }
        return switch (finish) {
            case DONE -> Ending.DONE;
            case LENGTH -> Ending.CUT_SHORT;
            case FILTERED -> Ending.FILTERED;
        };
    }
}
