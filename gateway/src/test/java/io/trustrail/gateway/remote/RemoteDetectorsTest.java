package io.trustrail.gateway.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.policy.Checks;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.PolicyDirectory;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Detectors on other machines, against a server that replays their documented answers. */
class RemoteDetectorsTest {

    private static final String TEXT = "\uD83D\uDE00 Call Ann Lee, you fool.";

    /** Lives as long as the JVM of the tests. */
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    private Path directory;

    private PolicyDirectory policy(String detector, String settings, String more) {
        return PolicyDirectory.sound(directory)
                .detectors(new RemoteDetectors(() -> VERTX).in(new DetectorCatalogue()))
                .write(
                        "guards.yaml",
                        "guards: {pii: {detector: " + detector + ", settings: {" + settings + "}" + more + "}}");
    }

    private PolicyBook book(String detector, StubServer server, String settings) {
        return policy(detector, "url: \"" + server.url() + "\"" + settings, ", timeout: 30s")
                .book();
    }

    private static Verdict check(PolicyBook book, String text) {
        var feature = book.feature("support").orElseThrow();
        var passage = Passage.whole(Checks.facts("t", "app", false, ""), Direction.PROMPT, Origin.USER, text);
        return feature.promptGuards().check(passage).await();
    }

    private static String told(Verdict verdict, String text) {
        return verdict.action()
                + verdict.unrun().toString()
                + verdict.findings().stream()
                        .map(it -> " " + it.category() + "=" + text.substring(it.start(), it.end()) + "@" + it.score())
                        .sorted()
                        .collect(Collectors.joining());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void speaks(String detector, String settings, String asks, String answer, String findings) {
        try (var server = StubServer.saying(VERTX, answer)) {
            var verdict = check(book(detector, server, settings), TEXT);
            assertThat(told(verdict, TEXT)).isEqualTo(findings);
            assertThat(server.asked).containsExactly("POST " + asks.replace("TEXT", TEXT));
        }
    }

    static Stream<Arguments> speaks() {
        return Stream.of(
                arguments(
                        "presidio",
                        ", labels: {NICKNAME: USERNAME, URL: none}",
                        "/analyze {\"text\":\"TEXT\",\"language\":\"en\",\"score_threshold\":0.4}",
                        """
                        [{"analysis_explanation":null,"start":7,"end":14,"entity_type":"PERSON","score":0.85},
                         {"start":7,"end":10,"entity_type":"NICKNAME","score":0.5},
                         {"start":7,"end":10,"entity_type":"NEW_THING","score":0.5},
                         {"start":2,"end":6,"entity_type":"URL","score":0.9},
                         {"start":2,"end":6,"entity_type":"NRP","score":0.1}]""",
                        "FLAG[] OTHER_FINDING=Ann@0.5 PERSON=Ann Lee@0.85 USERNAME=Ann@0.5"),
                arguments(
                        "gliner",
                        ", labels: {person: PERSON, city: LOCATION}",
                        "/gliner {\"text\":\"TEXT\",\"threshold\":0.5,\"labels\":[\"city\",\"person\"],"
                                + "\"flat_ner\":true,\"multi_label\":false}",
                        """
                        {"entities":[{"start":7,"end":14,"text":"Ann Lee","label":"person","score":0.9}]}""",
                        "FLAG[] PERSON=Ann Lee@0.9"),
                arguments(
                        "fms",
                        ", detector-id: hap, labels: {PhoneNumber: PHONE, hap: INSULT}",
                        "/api/v1/text/contents {\"contents\":[\"TEXT\"],\"detector_params\":{}}",
                        """
                        [[{"start":20,"end":24,"detection":"has_HAP","detection_type":"hap","score":0.8,
                           "text":"fool","evidences":[]},
                          {"start":7,"end":10,"detection":"PhoneNumber","detection_type":"pii","score":0.6}]]""",
                        "FLAG[] INSULT=fool@0.8 PHONE=Ann@0.6"),
                arguments(
                        "openai-moderation",
                        "",
                        "/v1/moderations {\"model\":\"omni-moderation-latest\",\"input\":[\"TEXT\"]}",
                        """
                        {"id":"modr-1","model":"omni-moderation-latest","results":[{"flagged":true,
                          "categories":{"harassment":true,"hate":false,"violence":true,"violence/graphic":true},
                          "category_scores":{"harassment":0.9,"hate":0.4,"violence":0.6,"violence/graphic":0.7}}]}""",
                        "FLAG[] HARASSMENT=" + TEXT + "@0.9 VIOLENCE=" + TEXT + "@0.7"),
                arguments(
                        "openai-moderation",
                        ", threshold: 0.3",
                        "/v1/moderations {\"model\":\"omni-moderation-latest\",\"input\":[\"TEXT\"]}",
                        """
                        {"results":[{"flagged":false,"categories":{"hate":false},"category_scores":{"hate":0.4}}]}""",
                        "FLAG[] HATE=" + TEXT + "@0.4"),
                arguments(
                        "azure-content-safety",
                        "",
                        "/contentsafety/text:analyze?api-version=2024-09-01 "
                                + "{\"text\":\"TEXT\",\"outputType\":\"EightSeverityLevels\"}",
                        """
                        {"blocklistsMatch":[],"categoriesAnalysis":[{"category":"Hate","severity":7},
                         {"category":"SelfHarm","severity":0},{"category":"Violence","severity":1}]}""",
                        "FLAG[] HATE=" + TEXT + "@1.0"),
                arguments(
                        "perspective",
                        ", labels: {INSULT: INSULT, THREAT: THREAT}",
                        "/v1alpha1/comments:analyze {\"doNotStore\":true,\"comment\":{\"text\":\"TEXT\"},"
                                + "\"requestedAttributes\":{\"INSULT\":{},\"THREAT\":{}}}",
                        """
                        {"attributeScores":{"INSULT":{"summaryScore":{"value":0.9,"type":"PROBABILITY"}},
                         "THREAT":{"summaryScore":{"value":0.1,"type":"PROBABILITY"}}},"languages":["en"]}""",
                        "FLAG[] INSULT=" + TEXT + "@0.9"),
                arguments(
                        "chat-classifier",
                        ", model: llama-guard",
                        "/v1/chat/completions {\"model\":\"llama-guard\",\"temperature\":0,\"max_tokens\":64,"
                                + "\"messages\":[{\"role\":\"user\",\"content\":\"TEXT\"}]}",
                        "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                                + "\"content\":\"\\n\\nunsafe\\nS10,S99\"}}]}",
                        "FLAG[] HATE=" + TEXT + "@1.0 OTHER_FINDING=" + TEXT + "@1.0"),
                arguments(
                        "litellm-guardrail",
                        "",
                        "/beta/litellm_basic_guardrail_api {\"input_type\":\"request\",\"texts\":[\"TEXT\"],"
                                + "\"request_data\":{},\"additional_provider_specific_params\":{}}",
                        "{\"action\":\"GUARDRAIL_INTERVENED\",\"texts\":[\"\uD83D\uDE00 Call [NAME], you fool.\"]}",
                        "FLAG[] REWRITTEN_TEXT=Ann Lee@1.0"),
                arguments(
                        "litellm-guardrail",
                        "",
                        "/beta/litellm_basic_guardrail_api {\"input_type\":\"request\",\"texts\":[\"TEXT\"],"
                                + "\"request_data\":{},\"additional_provider_specific_params\":{}}",
                        "{\"action\":\"BLOCKED\",\"blocked_reason\":\"because\"}",
                        "FLAG[] BLOCKED_TEXT=" + TEXT + "@1.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"error\":\"x\"}",
                "<html>",
                "[{\"entity_type\":\"PERSON\",\"start\":7,\"end\":14}]",
                "[{\"entity_type\":\"PERSON\",\"start\":\"7\",\"end\":14,\"score\":1}]",
                "[{\"entity_type\":\"PERSON\",\"start\":7,\"end\":7,\"score\":1}]",
                "[{\"entity_type\":\"PERSON\",\"start\":-1,\"end\":7,\"score\":1}]",
                "[{\"entity_type\":\"PERSON\",\"start\":7,\"end\":99,\"score\":1}]",
                "[{\"entity_type\":\"PERSON\",\"start\":7,\"end\":14,\"score\":7}]",
                "[{\"entity_type\":\"PERSON\",\"start\":7,\"end\":14,\"score\":1}"
            })
    void answersThatMakeNoSenseLetNothingPass(String answer) {
        try (var server = StubServer.saying(VERTX, answer)) {
            assertThat(told(check(book("presidio", server, ""), TEXT), TEXT)).isEqualTo("BLOCK[pii]");
        }
    }

    @Test
    void neitherDoesAHugeAnswer() {
        try (var server = StubServer.saying(VERTX, "[" + " ".repeat(3_000_000) + "]")) {
            assertThat(check(book("presidio", server, ""), TEXT).failed()).containsExactly("pii");
        }
    }

    @Test
    void neitherDoesAServerThatFailsOrIsAway() {
        var server = new StubServer(
                VERTX, (request, body) -> request.response().setStatusCode(500).end("[]"));
        var book = book("presidio", server, "");
        assertThat(told(check(book, TEXT), TEXT)).isEqualTo("BLOCK[pii]");
        server.close();
        assertThat(told(check(book, TEXT), TEXT)).isEqualTo("BLOCK[pii]");
    }

    @Test
    void aServerThatIsTooSlowIsNotWaitedFor() {
        try (var server = new StubServer(VERTX, (request, body) -> {})) {
            var book = policy("presidio", "url: \"" + server.url() + "\"", ", timeout: 50ms, on-failure: flag")
                    .write(
                            "levels.yaml",
                            "levels: {1: {restore: true, operators: {high: keep, medium: keep, low: keep}}}")
                    .write("risks.yaml", "risks: {}")
                    .book();
            assertThat(told(check(book, TEXT), TEXT)).isEqualTo("FLAG[pii]");
        }
    }

    @Test
    void aServerThatGoesOnFailingIsLeftAlone() {
        try (var server = new StubServer(
                VERTX, (request, body) -> request.response().setStatusCode(503).end())) {
            var book = book("presidio", server, "");
            for (int i = 0; i < 20; i++) {
                assertThat(check(book, "text " + i).action()).isEqualTo(Action.BLOCK);
            }
            assertThat(server.asked).hasSize(10);
        }
    }

    @Test
    void aTextIsAskedAboutOnce() {
        try (var server = StubServer.saying(VERTX, "[]")) {
            var book = book("presidio", server, "");
            check(book, "one");
            check(book, "two");
            check(book, "one");
            assertThat(server.asked).hasSize(2);
            var forgetful = book("presidio", server, ", remember: 0");
            check(forgetful, "one");
            check(forgetful, "one");
            assertThat(server.asked).hasSize(4);
        }
    }

    @Test
    void manyTextsGoInFewRequestsWhereTheProtocolCan() {
        try (var server = new StubServer(VERTX, (request, body) -> {
            var answers = new JsonArray();
            new JsonObject(body).getJsonArray("contents").forEach(text -> answers.add(new JsonArray()));
            request.response().end(answers.encode());
        })) {
            var book = book("fms", server, ", max-length: 100");
            var text = IntStream.range(0, 40)
                    .mapToObj(i -> i + " word".repeat(18) + ".")
                    .collect(Collectors.joining(" "));
            assertThat(check(book, text).action()).isEqualTo(Action.ALLOW);
            assertThat(server.asked).hasSize(2);
        }
    }

    @Test
    void aServerThatIsDescribedTheSameIsKept() {
        try (var server = StubServer.saying(VERTX, "[]")) {
            var policy = policy("presidio", "url: \"" + server.url() + "\"", ", timeout: 30s");
            check(policy.book(), "one");
            policy.write("more.yaml", "risks: {}");
            check(policy.book(), "one");
            assertThat(server.asked).hasSize(1);
        }
    }

    @Test
    void keysAndHeadersComeFromTheEnvironment() {
        try (var server = StubServer.saying(VERTX, "[]")) {
            var settings = "url: \"" + server.url() + "/base/\", api-key: \"${KEY}\", headers: {x-team: \"${TEAM}\"}";
            var policy = policy("presidio", settings, "").variable("KEY", "k1").variable("TEAM", "blue");
            check(policy.book(), "text");
            var request = server.requests.get(0);
            assertThat(request.getHeader("authorization")).isEqualTo("Bearer k1");
            assertThat(request.getHeader("x-team")).isEqualTo("blue");
            assertThat(request.uri()).isEqualTo("/base/analyze");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refuses(String guard, String problem) {
        var policy = PolicyDirectory.sound(directory)
                .detectors(new RemoteDetectors(() -> VERTX).in(new DetectorCatalogue()))
                .write("levels.yaml", """
                        levels: {1: {restore: true, operators: {high: pseudonym, medium: pseudonym, low: pseudonym}}}
                        """)
                .write("guards.yaml", "guards: {pii: " + guard + "}");
        assertThat(policy.problems()).containsExactlyElementsOf(List.of(problem.split("\n")));
    }

    static Stream<Arguments> refuses() {
        return Stream.of(
                arguments("{detector: presidio}", """
                        guards.yaml:1: guards.pii: url is missing; give the server's address"""),
                arguments("{detector: presidio, settings: {url: presidio}}", """
                        guards.yaml:1: guards.pii.settings.url: is no URL of a server; \
                        give http:// or https://, a host and at most a path"""),
                arguments("{detector: presidio, settings: {url: 'https://pii.example.com'}}", """
                        guards.yaml:1: guards.pii.settings.url: sends texts to pii.example.com, which seems to be \
                        somebody else's; write shares-data: true if that is meant, \
                        or shares-data: false if the machine is yours"""),
                arguments("{detector: openai-moderation, settings: {shares-data: true}}", """
                        features.yaml:4: features.support.guards[0]: sends prompts as they are to api.openai.com, \
                        but level 1 passes no such data; give the guard a rule {direction: prompt, action: allow}, \
                        or the feature another level"""),
                arguments("{detector: fms, settings: {url: 'http://x.example.com', shares-data: true}}", """
                        features.yaml:4: features.support.guards[0]: sends prompts as they are to x.example.com, \
                        but level 1 passes no such data; give the guard a rule {direction: prompt, action: allow}, \
                        or the feature another level
                        guards.yaml:1: guards.pii.settings.url: sends texts to somebody else in the clear; use https://"""));
    }

    @Test
    void aServerOfSomebodyElsesMayReadReplies() {
        var book = policy(
                        "openai-moderation",
                        "shares-data: true, api-key: \"${KEY:-k}\"",
                        ", rules: [{direction: prompt, action: allow}, {action: block}]")
                .book();
        assertThat(book.detectorHosts()).containsEntry("pii", "api.openai.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "presidio",
                "127.0.0.1",
                "10.1.2.3",
                "172.31.0.1",
                "192.168.1.1",
                "[::1]",
                "[fd00::1]",
                "pii.team.svc.cluster.local",
                "pii.internal"
            })
    void knowsOwnMachines(String host) {
        assertThat(Hosts.isOwn(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "8.8.8.8",
                "172.32.0.1",
                "[2001:db8::1]",
                "10.1.2.3.example.com",
                "internal.example.com",
                "999.1.1.1"
            })
    void knowsMachinesOfOthers(String host) {
        assertThat(Hosts.isOwn(host)).isFalse();
    }

    @Test
    void answersComeOnTheAskersContext() {
        try (var server = StubServer.saying(VERTX, "[]")) {
            var book = book("presidio", server, "");
            var feature = book.feature("support").orElseThrow();
            var passage = Passage.whole(Checks.facts("t", "app", false, ""), Direction.PROMPT, Origin.USER, "text");
            var context = VERTX.getOrCreateContext();
            var same = Future.<Boolean>future(promise -> context.runOnContext(go -> feature.promptGuards()
                    .check(passage)
                    .onComplete(done -> promise.complete(Vertx.currentContext() == context))));
            assertThat(same.await()).isTrue();
        }
    }
}
