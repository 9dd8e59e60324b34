package io.trustrail.gateway.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.guard.late.CascadeDetector;
import io.trustrail.gateway.guard.late.Unavailable;
import io.trustrail.gateway.policy.Checks;
import io.trustrail.gateway.policy.PolicyDirectory;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards whose detector is a cascade, when its second look fails. */
class CascadeGuardTest {

    @TempDir
    private Path directory;

    private Verdict verdict(boolean stops, String rules) {
        var book = PolicyDirectory.sound(directory)
                .detectors(new DetectorCatalogue().with("half", settings -> new Unlooked(stops)))
                .write("guards.yaml", "guards: {pii: {detector: half, timeout: 1s, rules: [" + rules + "]}}")
                .book();
        return Checks.check(book, Direction.PROMPT, Origin.USER, "a bad one");
    }

    @Test
    void whatWasFoundAtOnceStandsAndTheGapIsTold() {
        var verdict = verdict(false, "{action: rewrite, operator: redact}");
        assertThat(Checks.told(verdict, "a bad one")).isEqualTo("REWRITE a [WORD] one");
        assertThat(verdict.gaps()).containsExactly("pii.second-look");
        assertThat(verdict.failed()).isEmpty();
    }

    @Test
    void wherePoliciesSaySoTheTextDoesNotGoOn() {
        var verdict = verdict(true, "{action: rewrite, operator: redact}");
        assertThat(verdict.action()).isEqualTo(Action.BLOCK);
        assertThat(verdict.failed()).containsExactly("pii.second-look");
    }

    @Test
    void whatIsBlockedAnywayIsNoFailure() {
        var verdict = verdict(false, "{action: block}");
        assertThat(verdict.action()).isEqualTo(Action.BLOCK);
        assertThat(verdict.failed()).isEmpty();
        assertThat(verdict.unrun()).containsExactly("pii.second-look");
    }

    /** Finds a word, and is never looked at again. */
    private record Unlooked(boolean stopsUnlooked) implements CascadeDetector {

        @Override
        public String name() {
            return "half";
        }

        @Override
        public Set<String> categories() {
            return Set.of("WORD");
        }

        @Override
        public int lookBehind() {
            return 0;
        }

        @Override
        public int nanosPerCharacter() {
            return 0;
        }

        @Override
        public CascadeDetector over(List<String> texts) {
            return this;
        }

        @Override
        public CascadeDetector channel() {
            return this;
        }

        @Override
        public Future<Answer> detect(Passage passage, Duration timeout) {
            var finding = new Finding("WORD", 2, 5, 0.9);
            return Future.succeededFuture(new Answer(
                    new Detection(List.of(finding), passage.text().length()),
                    new Unavailable(Unavailable.Reason.OVERLOADED)));
        }
    }
}
