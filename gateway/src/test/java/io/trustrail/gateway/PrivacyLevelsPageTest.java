package io.trustrail.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.assembly.policies.Detectors;
import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Edit;
import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.PolicyLoader;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.privacy.Restorer;
import io.trustrail.gateway.privacy.Risk;
import io.trustrail.gateway.privacy.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/privacy-levels.md says is what the shipped policies do. */
class PrivacyLevelsPageTest {

    private static final Operators OPERATORS = new Operators(new byte[32]);
    private static final String TENANT = "docs";
    private static final Pattern BLOCK = Pattern.compile("```text (\\w+)(?: ([\\w-]+))?\\n(.*?)\\n```", Pattern.DOTALL);

    private record Example(String feature, String asked, String sent, String replied, String returned) {}

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "privacy-levels.md"));
    }

    private static PolicyBook book() {
        var loader = new PolicyLoader(Detectors.catalogue(), OPERATORS, Detectors.dialects());
        return loader.load(Path.of("..", "policies"), Map.of()).book().orElseThrow();
    }

    static List<Example> examples() throws IOException {
        var blocks = BLOCK.matcher(page()).results().toList();
        var examples = new ArrayList<Example>();
        for (int i = 0; i < blocks.size(); i += 4) {
            var four = blocks.subList(i, i + 4);
            assertThat(four.stream().map(block -> block.group(1)))
                    .containsExactly("asked", "sent", "replied", "returned");
            var texts = four.stream().map((MatchResult block) -> block.group(3)).toList();
            examples.add(new Example(four.get(0).group(2), texts.get(0), texts.get(1), texts.get(2), texts.get(3)));
        }
        return examples;
    }

    @Test
    void hasAnExampleForEveryRung() throws IOException {
        var book = book();
        assertThat(examples().stream()
                        .map(example -> book.feature(example.feature()).orElseThrow())
                        .map(feature -> feature.level().rung()))
                .containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void tellsWhatHappens(Example example) {
        var feature = book().feature(example.feature()).orElseThrow();
        var vault = new Vault(OPERATORS, TENANT);
        var sent = pass(feature, feature.promptGuards(), Direction.PROMPT, example.asked(), vault);
        assertThat(sent).isEqualTo(example.sent());
        var guards = feature.level().restore()
                ? feature.replyGuards().with(new Restorer(vault, false))
                : feature.replyGuards();
        assertThat(pass(feature, guards, Direction.REPLY, example.replied(), vault))
                .isEqualTo(example.returned());
    }

    private static String pass(Feature feature, GuardChain guards, Direction direction, String text, Vault vault) {
        var facts = new CallFacts(TENANT, "app", feature.name(), feature.level().rung(), "openai-chat", false, "");
        var origin = direction == Direction.PROMPT ? Origin.USER : Origin.ASSISTANT;
        var verdict = guards.check(Passage.whole(facts, direction, origin, text))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var passed = new StringBuilder();
        int at = 0;
        for (var edit : Edit.merge(verdict.edits())) {
            var value = text.substring(edit.start(), edit.end());
            var made = edit.rewrite().rewrite(edit.category(), value);
            passed.append(text, at, edit.start())
                    .append(made.reversible() ? vault.put(edit.category(), made.text(), value) : made.text());
            at = edit.end();
        }
        return passed.append(text.substring(at)).toString();
    }

    /** A row of the page's first table for each level, and one of the second for each risk. */
    @Test
    void hasTheTableOfThePolicy() throws IOException {
        var page = page();
        for (var feature : book().features().values()) {
            var level = feature.level();
            var row = page.lines()
                    .filter(line -> line.startsWith("| " + level.rung() + ", "))
                    .toList();
            assertThat(row).hasSize(1);
            assertThat(row.get(0).toLowerCase(Locale.ROOT))
                    .startsWith("| " + level.rung() + ", " + level.title().toLowerCase(Locale.ROOT));
            for (var risk : Risk.values()) {
                assertThat(row.get(0))
                        .contains("| "
                                + level.operator("SOME", risk).kind().name().toLowerCase(Locale.ROOT) + " |");
            }
        }
    }

    @Test
    void namesTheRiskOfEveryCategoryInTheFile() throws IOException {
        var file = Files.readString(Path.of("..", "policies", "levels.yaml"));
        for (var risk : List.of("high", "medium", "low")) {
            var listed = Pattern.compile("(?m)^  " + risk + ":\\n((?:    - \\w+\\n|  #.*\\n)+)")
                    .matcher(file);
            assertThat(listed.find()).as(risk).isTrue();
            var categories = Pattern.compile("- (\\w+)")
                    .matcher(listed.group(1))
                    .results()
                    .map(it -> it.group(1))
                    .toList();
            var row = page().lines()
                    .filter(line -> line.startsWith("| " + risk + " |"))
                    .findFirst()
                    .orElseThrow();
            var told = Pattern.compile("`(\\w+)`")
                    .matcher(row)
                    .results()
                    .map(it -> it.group(1))
                    .toList();
            assertThat(told).as(risk).isEqualTo(categories);
        }
    }
}
