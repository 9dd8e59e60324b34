package io.trustrail.gateway.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.trustrail.gateway.policy.models.ScreeningModels;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models that the gateway ships when they can't keep up, or are broken: what is declared happens, and is told. */
@Timeout(300)
class ScreenFailuresIT {

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    private static final int AT_ONCE = 8;

    private static final Set<String> REPLIES = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void guardsAreInForce() {
        use(policy());
    }

    private static String policy() {
        return PolicyDirectory.original().replace("guards:\n  pii:\n", """
            guards:
              narrow:
                detector: toxicity
                timeout: 2m
                settings: {queue: 1}
                rules: [{direction: prompt, action: allow}, {action: flag}]
              lax:
                detector: toxicity
                timeout: 2m
                on-failure: flag
                settings: {queue: 1}
                rules: [{direction: prompt, action: allow}, {action: flag}]
              seen:
                detector: names
                timeout: 2m
                settings: {second-look: all}
                rules: [{action: rewrite, operator: redact}]
              strict:
                detector: names
                timeout: 2m
                settings: {second-look: all, second-look-failure: block, queue: 1}
                rules: [{action: rewrite, operator: redact}]
              hasty:
                detector: names
                timeout: 1ms
                settings: {second-look: doubtful}
                rules: [{action: rewrite, operator: redact}]
              pii:
            """).replace("features:\n", """
                features:
                  closed:
                    level: 2
                    targets: [{vendor: openai, model: gpt-4.1-mini}, {vendor: anthropic, model: claude-sonnet-4-5}]
                    guards: [narrow]
                  open:
                    level: 2
                    targets: [{vendor: openai, model: gpt-4.1-mini}, {vendor: anthropic, model: claude-sonnet-4-5}]
                    guards: [lax]
                  named:
                    level: 2
                    targets: [{vendor: openai, model: gpt-4.1-mini}, {vendor: anthropic, model: claude-sonnet-4-5}]
                    guards: [seen]
                  surely-named:
                    level: 2
                    targets: [{vendor: openai, model: gpt-4.1-mini}, {vendor: anthropic, model: claude-sonnet-4-5}]
                    guards: [strict]
                  hastily-named:
                    level: 2
                    targets: [{vendor: openai, model: gpt-4.1-mini}, {vendor: anthropic, model: claude-sonnet-4-5}]
                    guards: [hasty]
                """);
    }

    private static void use(String policy) {
        var before = GATEWAY.health().getString("policyHash");
        GATEWAY.policies().write(policy);
        Await.until(
                "the new policy",
                () -> !GATEWAY.health().getString("policyHash").equals(before));
    }

    /* Five sentences that only the encoder can settle, and that it has not read before. */
    private static String reply() {
        int number = REPLIES.size();
        var text = IntStream.range(0, 5)
                .mapToObj(i -> "Nobody at desk " + number + "." + i + " seems to care how slow and rude you are.")
                .collect(Collectors.joining(" "));
        REPLIES.add(text);
        return text;
    }

    private static CompletableFuture<Reply> ask(Wire wire, String feature) {
        return GATEWAY.caller()
                .postAsync(wire.path(), wire.prompt(feature, "Well?").toBuffer().getBytes());
    }

    /** Asks many at once until one finds the queue full, which has room for one. */
    private static Reply overloaded(Wire wire, String feature, String guard) {
        GATEWAY.vendor().answers(request -> Script.json(wire.answer(reply())));
        var found = new AtomicReference<Reply>();
        Await.until("a full queue", () -> {
            var asked = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> ask(wire, feature))
                    .toList();
            asked.stream()
                    .map(CompletableFuture::join)
                    .filter(reply -> failed(reply).contains(guard))
                    .forEach(found::set);
            return found.get() != null;
        });
        return found.get();
    }

    private static JsonArray failed(Reply reply) {
        return GATEWAY.closed(reply.header("x-trustrail-call")).getJsonArray("failed");
    }

    @ParameterizedTest
    @CsvSource({"OPENAI", "ANTHROPIC"})
    void whoFindsTheEncodersQueueFullGetsNoUnscreenedReply(Wire wire) {
        var second = overloaded(wire, "closed", "narrow");

        assertThat(second.status()).isEqualTo(503);
        assertThat(second.text())
                .contains("guard_unavailable", "A guard could not run", "narrow")
                .doesNotContain("Nobody");
        assertThat(GATEWAY.closed(second.header("x-trustrail-call")).getString("outcome"))
                .isEqualTo("guard_failed");
        told("narrow");
        assertThat(ask(wire, "closed").join().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"OPENAI", "ANTHROPIC"})
    void whereThePolicySaysSoTheReplyGoesOutAndTheGapIsTold(Wire wire) {
        var second = overloaded(wire, "open", "lax");

        assertThat(second.status()).isEqualTo(200);
        assertThat(wire.textOf(second.json())).isIn(REPLIES);
        var closed = GATEWAY.closed(second.header("x-trustrail-call"));
        assertThat(closed.getString("outcome")).isEqualTo("delivered");
        assertThat(closed.getString("verdict")).isEqualTo("FLAG");
        told("lax");
    }

    private static void told(String guard) {
        assertThat(GATEWAY.admin().get("/metrics").text())
                .containsPattern("trustrail_guard_failures_total\\{.*guard=\"" + guard + "\".*} [1-9]");
        assertThat(GATEWAY.logs().stream()).anyMatch(line -> line.contains("overloaded") && line.contains(guard));
    }

    /** The tagger takes "Growth" for a person, and finds no "Max" at the start: the encoder knows better, both ways. */
    @ParameterizedTest
    @CsvSource({"OPENAI", "ANTHROPIC"})
    void namesThatTheTaggerMissesOrMistakesAreCorrected(Wire wire) {
        GATEWAY.vendor().answers(Script.json(wire.answer("Our Head of Growth asked Wendy and Suzanne to call.")));
        var prompt = "Max hat sein Passwort vergessen, Emma auch. Our Head of Growth approved it on Monday.";

        var reply = GATEWAY.caller().post(wire.path(), wire.prompt("named", prompt));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(GATEWAY.vendor()
                        .requests()
                        .get(GATEWAY.vendor().requests().size() - 1)
                        .text())
                .contains("[PERSON] hat sein Passwort vergessen, [PERSON] auch. Our Head of Growth approved it");
        assertThat(wire.textOf(reply.json())).isEqualTo("Our Head of Growth asked [PERSON] and [PERSON] to call.");
        assertThat(failed(reply)).isEmpty();
    }

    /** Hardly ever an answer comes within a millisecond: what the tagger found counts, and everybody is told. */
    @ParameterizedTest
    @CsvSource({"OPENAI", "ANTHROPIC"})
    void withoutASecondLookTheTaggersFindingsStandAndTheGapIsTold(Wire wire) {
        GATEWAY.vendor().answers(Script.json(wire.answer("Well.")));
        var asked = new AtomicInteger();

        Await.until("a text that was not looked at", () -> {
            var text = "Our Head of Growth approved it on Monday. That was " + asked.incrementAndGet() + ".";
            var prompt = wire.prompt("hastily-named", text);
            assertThat(GATEWAY.caller().post(wire.path(), prompt).status()).isEqualTo(200);
            var requests = GATEWAY.vendor().requests();
            return requests.get(requests.size() - 1).text().contains("Our Head of [PERSON] approved it");
        });

        Await.until("its record", () -> GATEWAY.written().contains("\"failed\":[\"hasty.second-look\"]"));
        assertThat(GATEWAY.admin().get("/metrics").text())
                .containsPattern("trustrail_guard_failures_total\\{.*guard=\"hasty.second-look\".*} [1-9]");
        assertThat(GATEWAY.logs().stream())
                .anyMatch(line -> line.contains("timeout") && line.contains("hasty.second-look"));
    }

    @Test
    void whereThePolicySaysSoNothingLeavesWithoutASecondLook() {
        GATEWAY.vendor().answers(Script.json(Wire.OPENAI.answer("Well.")));
        var found = new AtomicReference<Reply>();
        Await.until("a full queue", () -> {
            var asked = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> GATEWAY.caller()
                            .postAsync(
                                    Wire.OPENAI.path(),
                                    Wire.OPENAI
                                            .prompt("surely-named", reply())
                                            .toBuffer()
                                            .getBytes()))
                    .toList();
            asked.stream()
                    .map(CompletableFuture::join)
                    .filter(it -> it.status() != 200)
                    .forEach(found::set);
            return found.get() != null;
        });
        assertThat(found.get().status()).isEqualTo(503);
        assertThat(found.get().text()).contains("guard_unavailable", "strict.second-look");
        told("strict.second-look");
    }

    @Test
    void aBrokenModelNeverComesIntoForce(@TempDir Path model) throws IOException {
        for (var file : new String[] {"tokenizer.json", "calibration.json", "student.bin"}) {
            try (var in = ScreeningModels.class.getResourceAsStream("/io/trustrail/gateway/detect/encoder/" + file)) {
                Files.copy(in, model.resolve(file));
            }
        }
        Files.writeString(model.resolve("screen.onnx"), "no model at all");
        var before = GATEWAY.health().getString("policyHash");

        GATEWAY.policies().write(policy().replace("settings: {queue: 1}", "settings: {model: " + model + "}"));

        Await.until("a refused policy", () -> !GATEWAY.health().getBoolean("policyUpToDate"));
        assertThat(GATEWAY.health().getString("policyHash")).isEqualTo(before);
        Await.until("its record", () -> GATEWAY.written().contains("policy.refused"));
        Await.until(
                "its count",
                () -> GATEWAY.admin()
                        .get("/metrics")
                        .text()
                        .contains("trustrail_policy_reloads_total{result=\"refused\"} 1.0"));
        assertThat(GATEWAY.admin().get("/metrics").text()).contains("trustrail_policy_up_to_date 0.0");
        GATEWAY.vendor().answers(Script.json(Wire.OPENAI.answer(reply())));
        assertThat(ask(Wire.OPENAI, "closed").join().status())
                .as("the last good policy")
                .isEqualTo(200);
        GATEWAY.policies().write(policy());
        Await.until("the good policy", () -> GATEWAY.health().getBoolean("policyUpToDate"));
    }
}
