package io.trustrail.gateway.detect.names;

import io.trustrail.gateway.detect.onnx.encoder.Encoded;
import io.trustrail.gateway.detect.screening.TextEncoder;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.late.CascadeDetector;
import io.trustrail.gateway.guard.late.InTime;
import io.trustrail.gateway.guard.late.Pieces;
import io.trustrail.gateway.guard.late.Unavailable;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tagger, and behind it the encoder that screens, which is asked where the tagger may be wrong. Thread-safe. */
public final class NameCascade implements CascadeDetector {

    /** As screening cuts replies: so that one pass of the encoder is enough for both. */
    private static final Pieces SENTENCES = Pieces.sentences(1_200);
    /** In prompts more stands around a name; a window of the encoder holds about as much. */
    private static final Pieces PARTS = Pieces.whole(600);
    /**
     * Where no text is stopped for it, nothing is asked beyond so many waiting texts, some half a second's work: what must
     * be screened comes first.
     */
    private static final int MOST_WAITING = 50;

    private final NameDetector tagger;
    private final TextEncoder encoder;
    private final SecondLook look;
    private final boolean stops;

    /**
     * Joins both.
     *
     * @param encoder that has a head for names
     * @param stops see {@link #stopsUnlooked}
     */
    public NameCascade(NameDetector tagger, TextEncoder encoder, SecondLook look, boolean stops) {
        this.tagger = tagger;
        this.encoder = encoder;
        this.look = look;
        this.stops = stops;
    }

    @Override
    public String name() {
        return tagger.name();
    }

    @Override
    public Set<String> categories() {
        return tagger.categories();
    }

    @Override
    public int lookBehind() {
        return tagger.lookBehind();
    }

    @Override
    public int nanosPerCharacter() {
        return tagger.nanosPerCharacter();
    }

    @Override
    public boolean stopsUnlooked() {
        return stops;
    }

    @Override
    public CascadeDetector over(List<String> texts) {
        return new ConversationCascade(this, texts);
    }

    @Override
    public CascadeDetector channel() {
        return new ChannelCascade(this);
    }

    @Override
    public Future<Answer> detect(Passage passage, Duration timeout) {
        return channel().detect(passage, timeout);
    }

    NameDetector tagger() {
        return tagger;
    }

    static Pieces pieces(Direction direction) {
        return direction == Direction.PROMPT ? PARTS : SENTENCES;
    }

    /** Has the encoder look at those stretches that need it. Never fails. */
    Future<Looked> look(List<Stretch> stretches, Duration timeout) {
        var wanted = stretches.stream()
                .filter(it -> !it.text().isEmpty() && look.wants(it.findings()))
                .toList();
        int room = stops || wanted.isEmpty() ? wanted.size() : Math.max(0, MOST_WAITING - encoder.waiting());
        var asked = wanted.subList(0, Math.min(room, wanted.size()));
        var gap = asked.size() < wanted.size() ? new Unavailable(Unavailable.Reason.OVERLOADED) : null;
        if (asked.isEmpty()) {
            return Future.succeededFuture(new Looked(stretches, wanted, List.of(), gap));
        }
        return InTime.of(encode(asked, timeout), timeout)
                .map(encoded -> new Looked(stretches, wanted, opinions(asked, encoded), gap))
                .otherwise(failure -> new Looked(stretches, wanted, List.of(), unavailable(failure)));
    }

    private Future<List<Encoded>> encode(List<Stretch> asked, Duration timeout) {
        try {
            var texts = asked.stream().map(Stretch::text).toList();
            return encoder.encode(texts, System.nanoTime() + timeout.toNanos());
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private static List<EncoderOpinion> opinions(List<Stretch> asked, List<Encoded> encoded) {
        var opinions = new ArrayList<EncoderOpinion>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            opinions.add(EncoderOpinion.of(encoded.get(i), asked.get(i).text()));
        }
        return opinions;
    }

    private static Unavailable unavailable(Throwable failure) {
        return failure instanceof Unavailable known ? known : new Unavailable(Unavailable.Reason.FAULT);
    }

    /**
     * What came of it.
     *
     * @param stretches all, in their order
     * @param wanted those that the encoder should look at, in the same order
     * @param opinions what it says of the first of them, mostly of all
     * @param gap why it has not looked at all that it should have; mostly null
     */
    record Looked(
            List<Stretch> stretches,
            List<Stretch> wanted,
            List<EncoderOpinion> opinions,
            @Nullable Unavailable gap) {

        /** The findings in each stretch, counted from its own start. */
        List<List<Finding>> findings() {
            var all = new ArrayList<List<Finding>>(stretches.size());
            int next = 0;
            for (var stretch : stretches) {
                boolean isAsked = next < opinions.size() && wanted.get(next).equals(stretch);
                all.add(isAsked ? opinions.get(next++).with(stretch.findings()) : stretch.findings());
            }
            return all;
        }

        /** Those that the encoder should have looked at, and has not. */
        List<Stretch> missed() {
            return wanted.subList(opinions.size(), wanted.size());
        }
    }
}
