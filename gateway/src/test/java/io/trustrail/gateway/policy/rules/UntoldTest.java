package io.trustrail.gateway.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.guard.late.LateDetector;
import io.trustrail.gateway.guard.late.ScriptedDetector;
import io.trustrail.gateway.guard.prompt.Prompt;
import io.trustrail.gateway.policy.Checks;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.PolicyDirectory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules about what a reply says that its prompt did not. */
class UntoldTest {

    private static final String RULES =
            "rules: [{direction: reply, categories: [EMAIL], unless-in-prompt: true, action: block}, {action: flag}]";

    private static PolicyBook book(Path directory, String rules) {
        return PolicyDirectory.sound(directory)
                .write("guards.yaml", "guards: {pii: {detector: pii, " + rules + "}}")
                .book();
    }

    private static Verdict reply(PolicyBook book, String prompt, String reply) {
        var guards = book.feature("support")
                .orElseThrow()
                .replyGuards()
                .answering(new Prompt(() -> List.of(prompt), List::of, List::of));
        var passage = Passage.whole(Checks.facts("t", "app", false, ""), Direction.REPLY, Origin.ASSISTANT, reply);
        return guards.channel().check(passage).result();
    }

    @ParameterizedTest
    @CsvSource({
        "I am a@b.cc,    Write to a@b.cc,          FLAG",
        "I am A@B.cc!,   Write to a@b.cc,          FLAG",
        "I am a@b.cc,    Write to a@b.dd,          BLOCK",
        "I am a@b.cc,    Write to a@b.cc or x@y.z, BLOCK",
        "Who am I?,      Write to a@b.cc,          BLOCK",
        "Who am I?,      It is 10.0.0.1,           FLAG",
    })
    void matchOnlyWhatThePromptDidNotSay(String prompt, String reply, String action, @TempDir Path directory) {
        assertThat(reply(book(directory, RULES), prompt, reply).action()).hasToString(action);
    }

    @Test
    void whatIsSaidToNobodyIsNew(@TempDir Path directory) {
        var verdict = Checks.check(book(directory, RULES), Direction.REPLY, Origin.ASSISTANT, "Write to a@b.cc");
        assertThat(verdict.action()).hasToString("BLOCK");
    }

    @Test
    void aPromptIsReadOnlyIfSomebodyAsks(@TempDir Path directory) {
        var guards = book(directory, "rules: [{direction: reply, action: block}]")
                .feature("support")
                .orElseThrow()
                .replyGuards();
        var prompt = new Prompt(
                () -> {
                    throw new AssertionError("read");
                },
                List::of,
                List::of);
        assertThat(guards.answering(prompt)).isSameAs(guards);
    }

    @Test
    void detectorsThatTakeTheirTimeAreGuardedToo(@TempDir Path directory) {
        LateDetector detector = ScriptedDetector.prompt(1000);
        var book = PolicyDirectory.sound(directory)
                .detectors(new DetectorCatalogue().with("late", settings -> detector))
                .write("guards.yaml", """
                        guards:
                          pii:
                            detector: late
                            rules: [{direction: reply, unless-in-prompt: true, action: block}, {action: allow}]
                        """)
                .book();
        assertThat(reply(book, "it is bad", "a bad one").action()).hasToString("ALLOW");
        assertThat(reply(book, "it is good", "a bad one").action()).hasToString("BLOCK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "direction: prompt, "})
    void belongToReplies(String direction, @TempDir Path directory) {
        var problems = PolicyDirectory.sound(directory)
                .write(
                        "guards.yaml",
                        "guards: {pii: {detector: pii, rules: [{" + direction
                                + "unless-in-prompt: true, action: block}]}}")
                .problems();
        assertThat(problems).singleElement().asString().contains("unless-in-prompt", "belongs to direction: reply");
    }

    @Test
    void hideNoOtherRules(@TempDir Path directory) {
        var problems =
                PolicyDirectory.sound(directory).write("guards.yaml", """
                        guards:
                          pii:
                            detector: pii
                            rules:
                              - {direction: reply, unless-in-prompt: true, action: block}
                              - {direction: reply, action: flag}
                              - {direction: reply, unless-in-prompt: true, action: block}
                        """).problems();
        assertThat(problems).singleElement().asString().contains("rules[2]", "never matches");
    }
}
