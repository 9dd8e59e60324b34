package io.trustrail.gateway.detect.names;

import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.late.Unavailable;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Both tiers for the texts of one conversation: the encoder is asked about all of them at once, and who is met is who both
 * tiers take for a person. For one thread at a time.
 */
final class ConversationCascade implements BothTiers {

    private final NameCascade cascade;
    private final List<String> texts;
    private final ConversationNames names;
    private @Nullable Future<Gaps> looked;

    ConversationCascade(NameCascade cascade, List<String> texts) {
        this.cascade = cascade;
        this.texts = texts;
        this.names = new ConversationNames(cascade.tagger(), texts);
    }

    @Override
    public NameCascade cascade() {
        return cascade;
    }

    @Override
    public Future<Answer> detect(Passage passage, Duration timeout) {
        var all = looked == null ? look(timeout) : looked;
        looked = all;
        return all.map(gaps -> new Answer(names.detect(passage), gaps.of(passage.text())));
    }

    private Future<Gaps> look(Duration timeout) {
        var byText = new HashMap<String, List<Stretch>>();
        var all = new ArrayList<Stretch>(texts.size());
        for (var text : texts) {
            if (!byText.containsKey(text)) {
                var stretches = stretches(text);
                byText.put(text, stretches);
                all.addAll(stretches);
            }
        }
        return cascade.look(all, timeout).map(answer -> learn(byText, answer));
    }

    private List<Stretch> stretches(String text) {
        var own = names.tagged(text).findings();
        return Stretch.of(text, 0, text.length(), true, own, NameCascade.pieces(Direction.PROMPT));
    }

    private Gaps learn(Map<String, List<Stretch>> byText, NameCascade.Looked answer) {
        var inside = new HashMap<Stretch, List<Finding>>();
        var findings = answer.findings();
        for (int i = 0; i < findings.size(); i++) {
            inside.put(answer.stretches().get(i), findings.get(i));
        }
        var unlooked = Set.copyOf(answer.missed());
        var missed = new HashSet<String>();
        byText.forEach((text, stretches) -> {
            var own = new ArrayList<Finding>(0);
            for (var stretch : stretches) {
                stretch.place(inside.getOrDefault(stretch, List.of()), own);
                if (unlooked.contains(stretch)) {
                    missed.add(text);
                }
            }
            names.correct(text, own);
        });
        return new Gaps(missed, answer.gap());
    }

    /** Texts that the encoder should have looked at and has not, and why. */
    private record Gaps(Set<String> texts, @Nullable Unavailable why) {

        @Nullable Unavailable of(String text) {
            return texts.contains(text) ? why : null;
        }
    }
}
