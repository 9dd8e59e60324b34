package io.trustrail.gateway.guard.late;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What a late detector is asked, and when. */
class LateReadingTest {

    private static final CallFacts CALL = new CallFacts("t", "a", "f", 1, "openai-chat", true, "");
    private static final Duration LONG = Duration.ofMinutes(1);

    private static Passage reply(int offset, String text, int from, boolean complete) {
        return new Passage(CALL, Direction.REPLY, Origin.ASSISTANT, offset, text, from, complete);
    }

    private static List<String> asked(Direction direction, int longest, String text) {
        var detector = ScriptedDetector.prompt(longest);
        var passage = Passage.whole(CALL, direction, Origin.USER, text);
        assertThat(LateReader.of(detector, true, LONG).begin().read(passage).succeeded())
                .isTrue();
        return detector.asked;
    }

    @Test
    void repliesAreReadSentenceBySentence() {
        assertThat(asked(
                        Direction.REPLY,
                        1000,
                        "Here is what I can tell you.\nIt is a long story! No. It is a short one."))
                .containsExactly("Here is what I can tell you.", "It is a long story! No.", "It is a short one.");
    }

    @Test
    void promptsAreReadAsAWhole() {
        var text = "Here is what I can tell you.\nIt is a long story! No. It is a short one.";
        assertThat(asked(Direction.PROMPT, 1000, text)).containsExactly(text);
    }

    @Test
    void whatIsTooLongIsCutBetweenSentencesOrWordsOrCharacters() {
        assertThat(asked(Direction.PROMPT, 20, "One two three. Four five six. Seven eight."))
                .containsExactly("One two three.", "Four five six.", "Seven eight.");
        assertThat(asked(Direction.REPLY, 30, "word ".repeat(10)))
                .containsExactly("word ".repeat(6).strip(), "word ".repeat(4).strip());
        assertThat(asked(Direction.PROMPT, 5, "\uD83D\uDE00".repeat(4)))
                .containsExactly("\uD83D\uDE00".repeat(2), "\uD83D\uDE00".repeat(2));
    }

    @Test
    void nobodyAsksAboutBlanks() {
        assertThat(asked(Direction.PROMPT, 1000, " \n\t ")).isEmpty();
        assertThat(asked(Direction.PROMPT, 1000, "")).isEmpty();
    }

    @Test
    void aSentenceIsHeldBackUntilItIsJudged() {
        var detector = ScriptedDetector.waiting(1000);
        var reading = LateReader.of(detector, true, LONG).begin();
        var first = reading.read(reply(0, "This is a bad sentence, and", 0, false));
        assertThat(first.result()).isEqualTo(Detection.nothing(0));
        var second = reading.read(reply(0, "This is a bad sentence, and it ends. Now", 0, false));
        assertThat(second.isComplete()).isFalse();
        detector.answer();
        assertThat(second.result()).isEqualTo(new Detection(List.of(new Finding("WORD", 10, 13, 0.9)), 37));
        assertThat(detector.asked).containsExactly("This is a bad sentence, and it ends.");
    }

    @Test
    void findingsStayKnownUntilTheyLeftTheWindow() {
        var detector = ScriptedDetector.prompt(1000);
        var reading = LateReader.of(detector, true, LONG).begin();
        reading.read(reply(0, "One bad and a second bad thing. ", 0, false));
        var later = reading.read(reply(4, "bad and a second bad thing. ", 6, false));
        assertThat(later.result().findings()).containsExactly(new Finding("WORD", 17, 20, 0.9));
        assertThat(later.result().settled()).isEqualTo(28);
        assertThat(detector.asked).hasSize(1);
    }

    @Test
    void aSentenceIsAlsoReadWithTheOneBeforeIt() {
        var detector = ScriptedDetector.behind(1000);
        var reading = LateReader.of(detector, true, LONG).begin();
        reading.read(reply(0, "The first has a word in it. And the seco", 0, false));
        var later = reading.read(reply(28, "And the second is awful for you. The third is long and good.", 0, true));
        assertThat(detector.asked)
                .containsExactly(
                        "The first has a word in it.",
                        "And the second is awful for you.",
                        "The first has a word in it. And the second is awful for you.",
                        "The third is long and good.",
                        "And the second is awful for you. The third is long and good.");
        assertThat(later.result().findings()).containsExactly(new Finding("TEXT", 0, 32, 0.7));
    }

    @Test
    void promptsAreReadOnce() {
        var detector = ScriptedDetector.behind(60);
        var text = "The first has a word in it, and more. And the second is awful for all.";
        LateReader.of(detector, true, LONG).begin().read(Passage.whole(CALL, Direction.PROMPT, Origin.USER, text));
        assertThat(detector.asked).hasSize(2);
    }

    @Test
    void aReplyThatIsReadAsAWholeWaitsForItsEnd() {
        var detector = ScriptedDetector.prompt(1000);
        var reading = LateReader.of(detector, false, LONG).begin();
        var text = "This is a sentence that ends. Another one that ends. ";
        assertThat(reading.read(reply(0, text, 0, false)).result()).isEqualTo(Detection.nothing(0));
        assertThat(reading.read(reply(0, text, 0, true)).result()).isEqualTo(Detection.nothing(text.length()));
        assertThat(detector.asked).containsExactly(text.strip());
    }

    @Test
    void offsetsOutsideOfTheTextAreNoAnswer() {
        var detector = ScriptedDetector.of(text -> List.of(new Finding("WORD", 0, text.length() + 1, 1)));
        var answer = LateReader.of(detector, true, LONG).begin().read(reply(0, "abc", 0, true));
        assertThat(answer.cause()).hasMessage("bad_answer");
    }

    @Test
    void nobodyWaitsLongerThanSaid() {
        var detector = ScriptedDetector.waiting(1000);
        var answer = LateReader.of(detector, true, Duration.ofMillis(1)).begin().read(reply(0, "abc", 0, true));
        assertThat(answer.transform(done -> Future.succeededFuture(
                                String.valueOf(done.cause().getMessage())))
                        .await())
                .isEqualTo("timeout");
    }

    /** Whatever the pieces in which a text comes, and however far other guards let it go. */
    @Property(tries = 500)
    void aCutChangesNothing(@ForAll("texts") String text, @ForAll List<Integer> steps, @ForAll int lag) {
        aCutChangesNothing(ScriptedDetector.prompt(60), ScriptedDetector.prompt(60), text, steps, lag);
    }

    /** The same for a detector that reads sentences with the one before them. */
    @Property(tries = 500)
    void aCutChangesNothingOfTwoSentences(@ForAll("texts") String text, @ForAll List<Integer> steps, @ForAll int lag) {
        aCutChangesNothing(ScriptedDetector.behind(90), ScriptedDetector.behind(90), text, steps, lag);
    }

    private static void aCutChangesNothing(
            ScriptedDetector whole, ScriptedDetector parts, String text, List<Integer> steps, int lag) {
        var once = LateReader.of(whole, true, LONG)
                .begin()
                .read(reply(0, text, 0, true))
                .result();
        var reading = LateReader.of(parts, true, LONG).begin();
        var found = new ArrayList<Finding>();
        int there = 0;
        int from = 0;
        for (int i = 0; there < text.length(); i++) {
            int step = i < steps.size() ? Math.floorMod(steps.get(i), 40) : 40;
            there = Math.min(text.length(), there + step);
            boolean complete = there == text.length();
            int offset = Math.max(0, from - 3);
            var passage = reply(offset, text.substring(offset, there), from - offset, complete);
            var seen = reading.read(passage).result();
            int cut = complete ? text.length() : Math.max(from, seen.settled() + offset - Math.floorMod(lag, 50));
            for (var finding : seen.findings()) {
                if (finding.start() + offset < cut) {
                    found.add(new Finding(
                            finding.category(), finding.start() + offset, finding.end() + offset, finding.score()));
                }
            }
            from = cut;
        }
        assertThat(parts.asked).isEqualTo(whole.asked);
        assertThat(found).containsExactlyElementsOf(once.findings());
    }

    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.of(
                        "bad ", "awful ", "good. ", "word", " ", "\n", "\u3002", "! ", "\uD83D\uDE00", "x".repeat(30))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }
}
