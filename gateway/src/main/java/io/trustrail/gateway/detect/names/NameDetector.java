package io.trustrail.gateway.detect.names;

import io.trustrail.gateway.detect.names.model.NameModel;
import io.trustrail.gateway.detect.names.model.Tag;
import io.trustrail.gateway.detect.names.tagger.Tagger;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/**
 * Finds people, places, organisations and postal addresses in running text in English, German, Japanese, Spanish and
 * French, whatever the language of the call: {@code PERSON}, {@code LOCATION}, {@code ORG}, {@code ADDRESS}. Titles and
 * honorifics are no part of a finding. Scores are the model's probability, from 0.5 to 0.99.
 */
public final class NameDetector implements Detector {

    /** All that it can find. */
    public static final Set<String> CATEGORIES = Set.copyOf(Tag.CATEGORIES);

    private static final String MODEL = "names.model";

    private final Tagger tagger;

    /** A detector with a model of one's own. */
    public NameDetector(NameModel model) {
        this.tagger = new Tagger(model);
    }

    /**
     * Loads the model that comes with the gateway. That takes some tens of milliseconds: call it at the start, on a thread
     * that may block.
     */
    public static NameDetector load() {
        try (var in = NameDetector.class.getResourceAsStream(MODEL)) {
            if (in == null) {
                throw new IllegalStateException("the model " + MODEL + " is missing in this build");
            }
            return new NameDetector(NameModel.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException("the model " + MODEL + " cannot be read", e);
        }
    }

    @Override
    public String name() {
        return "names";
    }

    @Override
    public Set<String> categories() {
        return CATEGORIES;
    }

    @Override
    public int lookBehind() {
        return Tagger.LOOK_BEHIND;
    }

    /** Measured: 0.1 microseconds a character in Latin letters, half a microsecond in Japanese, more with cold caches. */
    @Override
    public int nanosPerCharacter() {
        return 400;
    }

    @Override
    public Detector over(List<String> texts) {
        return new ConversationNames(this, texts);
    }

    @Override
    public Detection detect(String text, int from, boolean complete) {
        return tagger.tag(text, from, complete);
    }
}
