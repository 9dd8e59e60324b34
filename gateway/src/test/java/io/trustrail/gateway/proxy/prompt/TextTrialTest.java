package io.trustrail.gateway.proxy.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.PolicyDirectory;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.proxy.check.Found;
import io.trustrail.gateway.proxy.prompt.TextTrial.Piece;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextTrialTest {

    @TempDir
    private Path directory;

    private PolicyBook book;
    private final TextTrial trial = new TextTrial(new Operators(new byte[32]));

    @BeforeEach
    void load() {
        book = PolicyDirectory.sound(directory).write("more.yaml", """
            guards:
              no-mail:
                detector: pii
                rules:
                  - {categories: [EMAIL], when: "application == 'console'", action: block}
            features:
              strict: {level: 3, guards: [pii, no-mail], targets: [{vendor: openai, model: m}]}
            """).book();
    }

    private TextTrial.Result run(String feature, String application, String text) throws Exception {
        return trial.run(feature(feature), "t", application, text).await(20, TimeUnit.SECONDS);
    }

    private Feature feature(String name) {
        return book.feature(name).orElseThrow();
    }

    @Test
    void tellsTheVeryTextThatWouldLeave() throws Exception {
        var result = run("support", "console", "Write \"to\" ann@example.com\n\u00fc \ud83d\ude00");

        assertThat(result.action()).isEqualTo(Action.REWRITE);
        assertThat(result.leaves()).isTrue();
        assertThat(result.text()).isEqualTo("Write \"to\" ***********.com\n\u00fc \ud83d\ude00");
        assertThat(result.pieces())
                .containsExactly(
                        new Piece("Write \"to\" ", ""),
                        new Piece("***********.com", "EMAIL"),
                        new Piece("\n\u00fc \ud83d\ude00", ""));
    }

    @Test
    void saysWhoFoundWhatAndWhichRuleDecided() throws Exception {
        var found = run("support", "console", "to ann@example.com").found().get(0);

        assertThat(found.guard()).isEqualTo("pii");
        assertThat(found.finding().category()).isEqualTo("EMAIL");
        assertThat(found.reason().detector()).isEqualTo("pii");
        assertThat(found.reason().rule()).startsWith("guards.yaml:4");
        assertThat(found.reason().action()).isEqualTo(Action.REWRITE);
        assertThat(found.reason().operator()).isEqualTo("mask");
    }

    @Test
    void whatIsBlockedDoesNotLeaveAndSaysWhy() throws Exception {
        var result = run("strict", "console", "to ann@example.com");

        assertThat(result.action()).isEqualTo(Action.BLOCK);
        assertThat(result.leaves()).isFalse();
        assertThat(result.text()).isEmpty();
        assertThat(result.refusal()).contains("EMAIL").doesNotContain("ann");
        assertThat(result.found().stream().map(Found::guard)).containsExactly("pii", "no-mail");
    }

    @Test
    void rulesMayAskWhoTries() throws Exception {
        var result = run("strict", "other", "to ann@example.com");
        assertThat(result.leaves()).isTrue();
        assertThat(result.text()).startsWith("to [EMAIL#");
    }

    @Test
    void aTextWithoutFindingsLeavesAsItIs() throws Exception {
        var result = run("support", "console", "Good morning");
        assertThat(result)
                .isEqualTo(new TextTrial.Result(Action.ALLOW, "Good morning", result.pieces(), List.of(), ""));
        assertThat(result.pieces().stream().map(Piece::text).collect(Collectors.joining()))
                .isEqualTo("Good morning");
    }

    @Test
    void thePiecesMakeTheTextWhateverIsReplaced() throws Exception {
        var text = "ann@example.com bob@example.com 203.0.113.7 ann@example.com.";
        var result = run("support", "console", text);
        assertThat(result.pieces().stream().map(Piece::text).collect(Collectors.joining()))
                .isEqualTo(result.text());
        assertThat(result.pieces()).hasSizeGreaterThan(3);
    }
}
