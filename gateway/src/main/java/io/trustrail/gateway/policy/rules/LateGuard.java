package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Reason;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.guard.late.LateReader;
import io.trustrail.gateway.guard.late.LateReading;
import io.trustrail.gateway.guard.prompt.Prompt;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** A guard whose detector takes its time. It asks about nothing that its rules allow anyway. */
final class LateGuard implements PolicyGuard {

    /* Looking for the ends of sentences; the detector works elsewhere. */
    private static final int NANOS_PER_CHARACTER = 2;

    private final LateReader reader;
    private final Rulings rulings;
    private final @Nullable LateReading reading;

    LateGuard(LateReader reader, Rulings rulings) {
        this(reader, rulings, null);
    }

    private LateGuard(LateReader reader, Rulings rulings, @Nullable LateReading reading) {
        this.reader = reader;
        this.rulings = rulings;
        this.reading = reading;
    }

    @Override
    public LateGuard answering(Prompt prompt) {
        var asked = reader.answering(prompt);
        var answering = rulings.answering(prompt);
        return asked.equals(reader) && answering == rulings ? this : new LateGuard(asked, answering, reading);
    }

    @Override
    public LateGuard channel() {
        return new LateGuard(reader, rulings, reader.begin());
    }

    @Override
    public String name() {
        return rulings.name();
    }

    @Override
    public int lookBehind() {
        return 0;
    }

    @Override
    public int nanosPerCharacter() {
        return NANOS_PER_CHARACTER + reader.detector().nanosPerCharacter();
    }

    @Override
    public boolean matters(Direction direction) {
        return rulings.matters(direction);
    }

    @Override
    public Reason why(Passage passage, Finding finding) {
        return rulings.why(passage, finding);
    }

    @Override
    public Future<Verdict> check(Passage passage) {
        if (!rulings.matters(passage.direction(), passage.origin())) {
            return Future.succeededFuture(Verdict.allow(passage.text().length()));
        }
        var mine = reading == null ? reader.begin() : reading;
        return ask(mine, passage)
                .map(detection -> rulings.decide(passage, detection))
                .otherwise(failure -> rulings.failed(failure, mine.settled(passage)));
    }

    private static Future<Detection> ask(LateReading reading, Passage passage) {
        try {
            return reading.read(passage);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }
}
