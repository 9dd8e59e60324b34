package io.trustrail.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels are made of the policy, and a label that says something else is found out. */
class LabelCommandTest {

    private static final Path COMMITTED = Path.of("..", "docs", "labels");
    private static final Path SHIPPED = Path.of("..", "policies");

    @TempDir
    private Path directory;

    private Path policies;
    private Path labels;

    private record Ran(int code, String out, String err) {}

    private static Ran run(String command, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new ArrayList<>(List.of("label", command));
        all.addAll(List.of(arguments));
        int code = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    @BeforeEach
    void policiesOfItsOwn() {
        policies = PolicyDirectory.shippedWithoutScreens(directory).path();
        labels = directory.resolve("labels");
        assertThat(build().code()).isZero();
    }

    private Ran build() {
        return run("build", "--policies", policies.toString(), "--out", labels.toString());
    }

    private Ran check(String published) {
        return run("check", "--policies", policies.toString(), published);
    }

    private void edit(Path file, String before, String after) throws IOException {
        var text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(before), after));
    }

    private JsonObject label(String feature) throws IOException {
        return new JsonObject(Files.readString(labels.resolve(feature + ".json")));
    }

    @Test
    void theLabelsInTheDocumentationAgreeWithTheShippedPolicy() {
        var checked = run("check", "--policies", SHIPPED.toString(), COMMITTED.toString());
        assertThat(checked.out()).doesNotContain("published");
        assertThat(checked.code()).isZero();
    }

    @Test
    void aChangeOfThePolicyFailsTheCheckUntilLabelsAreMadeAnew() throws IOException {
        assertThat(check(labels.toString()).code()).isZero();

        edit(policies.resolve("features.yaml"), "level: 1", "level: 3");
        var checked = check(labels.toString());
        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.out())
                .contains("support-replies.json: /aiPrivacyLevel: published 1, running 3")
                .contains("agent-copilot.json: agrees");

        build();
        assertThat(check(labels.toString()).code()).isZero();
    }

    @Test
    void aLabelThatWasEditedByHandFailsTheCheck() throws IOException {
        var file = labels.resolve("support-replies.json");
        edit(file, "\"value\":\"unknown\"", "\"value\":false");
        var checked = check(file.toString());
        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.out()).contains("published false, running \"unknown\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "html"})
    void aPictureOrAPageThatWasEditedByHandFailsTheCheck(String form) throws IOException {
        edit(labels.resolve("support-replies." + form), "Support replies", "Support wonders");
        var checked = check(labels.toString());
        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.out()).contains("support-replies." + form + ": shows another label");
    }

    @Test
    void aLabelThatIsMissingOrOfNoFeatureFailsTheCheck() throws IOException {
        Files.move(labels.resolve("agent-copilot.json"), labels.resolve("gone.json"));
        edit(labels.resolve("gone.json"), "\"feature\":\"agent-copilot\"", "\"feature\":\"gone\"");
        var checked = check(labels.toString());
        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.out())
                .contains("the label of feature agent-copilot is missing")
                .contains("no feature gone");
    }

    @Test
    void aCommentInThePolicyChangesNoLabel() throws IOException {
        edit(policies.resolve("features.yaml"), "features:", "# One more line.\nfeatures:");
        assertThat(check(labels.toString()).code()).isZero();
    }

    @Test
    void whatNobodyHasSaidIsUnknownUntilAnAssessmentSaysIt() throws IOException {
        var before = label("support-replies").getJsonObject("trustLayer");
        assertThat(before.getJsonObject("baseModelCustomerData").getValue("value"))
                .isEqualTo("unknown");
        for (var vendor : List.of("openai", "anthropic")) {
            edit(policies.resolve("vendors/" + vendor + ".yaml"), "      example: true\n", """
                      owner: Jo Miller
                      assessor: Kim Reed
                      assessed: 2026-01-15
                      next-review: 2099-01-15
                      decision: approved
                      commitments: {no-training: true, retention-days: 30, deletion: within 30 days}
                """.replaceAll("(?m)^", ""));
        }
        assertThat(build().err()).isEmpty();
        var after = label("support-replies");
        var trust = after.getJsonObject("trustLayer");
        assertThat(trust.getJsonObject("baseModelCustomerData").getValue("value"))
                .isEqualTo(false);
        assertThat(trust.getJsonObject("dataDeletion").getValue("value")).isEqualTo(true);
        assertThat(trust.getString("dataStorage")).contains("OpenAI: 30 days");
        var source = after.getJsonObject("trustrail")
                .getJsonObject("sources")
                .getJsonArray("/trustLayer/baseModelCustomerData")
                .getJsonObject(0);
        var line =
                Files.readAllLines(policies.resolve(source.getString("file"))).get(source.getInteger("line") - 1);
        assertThat(source.getString("kind")).isEqualTo("assessment");
        assertThat(line).contains("no-training: true");
    }

    @Test
    void eachSourceNamesTheLineThatSaysIt() throws IOException {
        var sources = label("shared-insights").getJsonObject("trustrail").getJsonObject("sources");
        var level = sources.getJsonArray("/aiPrivacyLevel").getJsonObject(0);
        var lines = Files.readAllLines(policies.resolve(level.getString("file")));
        assertThat(lines.get(level.getInteger("line") - 1).strip()).isEqualTo("level: 3");
        assertThat(sources.fieldNames())
                .hasSize(16)
                .allSatisfy(pointer -> assertThat(sources.getJsonArray(pointer)).isNotEmpty());
    }

    @Test
    void twoLabelsAreCompared() {
        var one = labels.resolve("support-replies.json").toString();
        var other = labels.resolve("shared-insights.json").toString();
        assertThat(run("diff", one, one).code()).isZero();
        var different = run("diff", one, other);
        assertThat(different.code()).isEqualTo(1);
        assertThat(different.out()).contains("/aiPrivacyLevel: 1 became 3");
    }

    @Test
    void wrongUseSaysWhatToDo() throws IOException {
        Files.writeString(labels.resolve("other.json"), "{\"a\":1}");
        assertThat(check(labels.resolve("other.json").toString()).err()).contains("no AI nutrition label");
        assertThat(check(labels.resolve("nowhere.json").toString()).err()).contains("there is no file");
        assertThat(run("build", "--policies", policies.toString(), "--out", labels.toString(), "--feature", "gone")
                        .err())
                .contains("no feature gone; there are agent-copilot, shared-insights, support-replies");
    }
}
