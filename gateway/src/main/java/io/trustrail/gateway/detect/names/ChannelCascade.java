package io.trustrail.gateway.detect.names;

import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Passage;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Both tiers for the text of one channel: what has become whole is looked at once, however much of it has gone out. For one
 * thread at a time.
 */
final class ChannelCascade implements BothTiers {

    private final NameCascade cascade;
    /** Up to here the channel's text was judged. */
    private int judged;
    /** What was found and has not left the window, counted from the channel's start. */
    private final List<Finding> found = new ArrayList<>(0);

    ChannelCascade(NameCascade cascade) {
        this.cascade = cascade;
    }

    @Override
    public NameCascade cascade() {
        return cascade;
    }

    @Override
    public Future<Answer> detect(Passage passage, Duration timeout) {
        int offset = passage.offset();
        found.removeIf(finding -> finding.start() < offset + passage.from());
        var own = cascade.tagger().detect(passage);
        var stretches = Stretch.of(
                passage.text(),
                judged - offset,
                own.settled(),
                passage.complete(),
                own.findings(),
                NameCascade.pieces(passage.direction()));
        if (!stretches.isEmpty()) {
            judged = offset + stretches.get(stretches.size() - 1).end();
        }
        return cascade.look(stretches, timeout).map(looked -> {
            take(looked, offset);
            return new Answer(detection(offset), looked.gap());
        });
    }

    private void take(NameCascade.Looked looked, int offset) {
        var findings = new ArrayList<Finding>(0);
        var inside = looked.findings();
        for (int i = 0; i < inside.size(); i++) {
            looked.stretches().get(i).place(inside.get(i), findings);
        }
        findings.forEach(it -> found.add(it.at(it.start() + offset, it.end() + offset)));
    }

    private Detection detection(int offset) {
        var findings = found.stream()
                .map(it -> it.at(it.start() - offset, it.end() - offset))
                .toList();
        return new Detection(findings, judged - offset);
    }
}
