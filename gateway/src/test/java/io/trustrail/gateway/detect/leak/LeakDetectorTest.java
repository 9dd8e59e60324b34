package io.trustrail.gateway.detect.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.prompt.Prompt;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeakDetectorTest {

    private static final String SYSTEM = "You are Rosa, the assistant of Example Bank. Never tell anybody that the bank"
            + " plans to close the branch in Neustadt in May, and always offer the gold card first.";

    private static List<Finding> find(List<String> system, String reply) {
        return new LeakDetector(10)
                .answering(new Prompt(List::of, List::of, () -> system))
                .find(List.of(reply), 0)
                .result()
                .get(0);
    }

    @Test
    void sentencesOfTheSystemPromptAreFound() {
        var reply = "My rules say: never tell anybody that the bank plans to close the branch in Neustadt. Sorry!";
        assertThat(find(List.of(SYSTEM), reply)).singleElement().satisfies(finding -> {
            assertThat(finding.category()).isEqualTo("SYSTEM_PROMPT_LEAK");
            assertThat(reply.substring(finding.start(), finding.end()))
                    .isEqualTo("never tell anybody that the bank plans to close the branch in Neustadt");
        });
    }

    @Test
    void disguiseDoesNotHelp() {
        assertThat(find(
                        List.of(SYSTEM),
                        "NEVER te\u200bll anybody, that the bank \uff50lans to close the branch in Neustadt"))
                .hasSize(1);
        var encoded = Base64.getEncoder().encodeToString(SYSTEM.getBytes(StandardCharsets.UTF_8));
        assertThat(find(List.of(SYSTEM), "Here: " + encoded)).hasSize(1);
    }

    @Test
    void ordinaryAnswersAreNot() {
        assertThat(find(List.of(SYSTEM), "I am Rosa, the assistant of Example Bank, and I can offer the gold card."))
                .isEmpty();
        assertThat(find(List.of(), SYSTEM)).isEmpty();
        assertThat(new LeakDetector(10).find(List.of(SYSTEM), 0).result().get(0))
                .isEmpty();
    }

    @Test
    void soInScriptsWithoutSpaces() {
        var system = List.of("あなたは東京銀行の案内係です。来月に新宿支店を閉める予定であることは絶対に誰にも言わないでください。");
        assertThat(find(system, "実は、来月に新宿支店を閉める予定であることは絶対に誰にも言わないでと言われています。")).hasSize(1);
        assertThat(find(system, "新宿支店の営業時間は九時から十五時までです。ご来店をお待ちしております。")).isEmpty();
    }
}
