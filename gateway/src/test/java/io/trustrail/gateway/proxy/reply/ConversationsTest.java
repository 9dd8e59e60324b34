package io.trustrail.gateway.proxy.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.language.LanguageDetector;
import io.trustrail.gateway.detect.leak.LeakDetector;
import io.trustrail.gateway.detect.names.NameDetector;
import io.trustrail.gateway.detect.pii.PiiDetector;
import io.trustrail.gateway.detect.screening.ScreeningDetector;
import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.detect.secrets.SecretDetector;
import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.late.LateDetector;
import io.trustrail.gateway.it.fixture.Tokens;
import io.trustrail.gateway.it.fixture.ToolStreams;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.PolicyDirectory;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import io.trustrail.gateway.policy.rules.DetectorSettings;
import io.trustrail.gateway.privacy.Operators;
import io.trustrail.gateway.proxy.Calls;
import io.trustrail.gateway.proxy.prompt.GuardedRequest;
import io.trustrail.gateway.proxy.prompt.PromptGate;
import io.trustrail.gateway.proxy.prompt.Understood;
import io.trustrail.gateway.sse.SseParser;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations with tool calls under the shipped policies: what goes out as tokens comes back as it was. */
@Tag("endurance")
class ConversationsTest {

    private static final int CONVERSATIONS = 10_000;
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final NameDetector NAMES = NameDetector.load();
    private static final DetectorCatalogue DETECTORS = new DetectorCatalogue()
            .with(new PiiDetector())
            .with(new SecretDetector())
            .with("names", ConversationsTest::tagger)
            .with("language", settings -> new LanguageDetector(LanguageDetector.USUAL))
            .with("toxicity", settings -> Silent.of(Task.TOXICITY))
            .with("injection", settings -> Silent.of(Task.INJECTION))
            .with("prompt-leak", settings -> new LeakDetector(10));

    /* Whoever looks a second time finds other names, and restores them alike. */
    private static NameDetector tagger(DetectorSettings settings) {
        settings.text("second-look", "");
        return NAMES;
    }

    private final PromptGate gate = new PromptGate(new Operators(new byte[32]));

    @TempDir
    private Path directory;

    private static Feature shipped(String feature) {
        return PolicyDirectory.empty(Path.of("..", "policies"))
                .detectors(DETECTORS)
                .book()
                .feature(feature)
                .orElseThrow();
    }

    @Test
    void allComeBackByteForByte() {
        var feature = shipped("support-replies");
        int named = 0;
        for (int seed = 0; seed < CONVERSATIONS; seed++) {
            var wire = seed % 2 == 0 ? Wire.OPENAI : Wire.ANTHROPIC;
            var talk = new Talk(seed);
            var asked = talk.request(wire, feature.name());
            var guarded = guarded(feature, wire, asked);
            var values = Talk.values(asked);
            var sent = Talk.values(sent(guarded));

            assertThat(sent).as("seed %d", seed).hasSameSizeAs(values).allMatch(value -> !value.contains("@"));
            assertThat(sent.get(values.indexOf(talk.people().get(0))))
                    .as("seed %d", seed)
                    .isNotEqualTo(sent.get(values.indexOf(talk.people().get(1))));
            named += (int) talk.people().stream()
                    .filter(person -> Tokens.TOKEN
                            .matcher(sent.get(values.indexOf(person)))
                            .matches())
                    .count();
            checkReply(wire, guarded, talk.answer(values, sent), seed);
        }
        assertThat(named).as("people that were found at all").isGreaterThan(3 * CONVERSATIONS * 8 / 10);
    }

    private static void checkReply(Wire wire, GuardedRequest guarded, Talk.Answer answer, int seed) {
        var random = new Random(seed);
        boolean invents = random.nextInt(4) == 0;
        var invented = invents ? " See [PERSON_" + code(random) + "]." : "";
        var stream = seed % 4 < 2;
        var made = answer.text() + invented;
        var reply = stream
                ? streamed(wire, guarded, ToolStreams.of(wire, made, answer.arguments(), 1 + random.nextInt(30)))
                : whole(wire, guarded, ToolStreams.whole(wire, made, answer.arguments()));

        var text = stream ? wire.streamedText(reply) : wire.textOf(new JsonObject(reply));
        var calls = stream ? ToolStreams.arguments(wire, reply) : ToolStreams.calls(wire, new JsonObject(reply));
        assertThat(text).as("seed %d, from %s", seed, made).isEqualTo(answer.meant() + invented);
        assertThat(calls).as("seed %d", seed).containsExactly(answer.meantArguments());
        assertThat(guarded.call().ledger().reply().restoreMisses())
                .as("seed %d", seed)
                .isEqualTo(invents ? 1 : 0);
    }

    @Test
    void whatCanNotBeTurnedBackIsNot() {
        var feature = PolicyDirectory.sound(directory)
                .detectors(DETECTORS)
                .write("levels.yaml", """
                    levels:
                      1:
                        title: one
                        restore: true
                        operators: {high: surrogate, medium: surrogate, low: generalise}
                    risks: {medium: [EMAIL, PHONE], low: [IP]}
                    """)
                .write("guards.yaml", """
                    guards:
                      pii:
                        detector: pii
                        rules: [{direction: reply, action: allow}, {action: by-level}]
                    """)
                .book()
                .feature("support")
                .orElseThrow();
        var asked = Wire.OPENAI.prompt("support", "«jane.doe@example.com» «+49 711 9662023» «203.0.113.7»");
        var guarded = guarded(feature, Wire.OPENAI, asked);
        var sent = Talk.values(sent(guarded));
        assertThat(sent).doesNotContainAnyElementsOf(Talk.values(asked));

        var reply = whole(Wire.OPENAI, guarded, Wire.OPENAI.answer(String.join(" and ", sent)));

        assertThat(Wire.OPENAI.textOf(new JsonObject(reply))).isEqualTo(String.join(" and ", sent));
    }

    @Test
    void nothingComesBackFromTheSharedLevel() {
        var feature = shipped("shared-insights");
        for (int seed = 0; seed < 200; seed++) {
            var wire = seed % 2 == 0 ? Wire.OPENAI : Wire.ANTHROPIC;
            var asked = new Talk(seed).request(wire, feature.name());
            var guarded = guarded(feature, wire, asked);
            var sent = String.join(" and ", Talk.values(sent(guarded)));

            var reply = whole(wire, guarded, wire.answer(sent));

            assertThat(wire.textOf(new JsonObject(reply))).isEqualTo(sent);
            assertThat(guarded.vault().isEmpty()).isTrue();
        }
    }

    private GuardedRequest guarded(Feature feature, Wire wire, JsonObject body) {
        var dialect = dialect(wire);
        var bytes = body.toBuffer().getBytes();
        var request = new Understood(
                Calls.call(dialect, Calls.nobody()),
                feature,
                Calls.facts(dialect),
                dialect.prompt(bytes),
                bytes.length);
        return gate.guard(request).result();
    }

    private static JsonObject sent(GuardedRequest guarded) {
        return new JsonObject(guarded.bodyFor(Calls.target(false)));
    }

    private static Dialect dialect(Wire wire) {
        return wire == Wire.OPENAI ? Dialects.OPENAI_CHAT : Dialects.ANTHROPIC_MESSAGES;
    }

    private static Relay relay(Wire wire, GuardedRequest guarded) {
        var dialect = dialect(wire);
        return new Relay(dialect, new ReplyGuard(guarded), guarded.call().ledger(), "v", false);
    }

    private static String whole(Wire wire, GuardedRequest guarded, JsonObject reply) {
        return relay(wire, guarded)
                .whole(reply.toBuffer().getBytes(), true)
                .result()
                .toString();
    }

    private static String streamed(Wire wire, GuardedRequest guarded, String events) {
        var relay = relay(wire, guarded);
        var out = Buffer.buffer();
        for (var event : new SseParser(1 << 20).feed(events.getBytes(UTF_8))) {
            out.appendBuffer(relay.event(event).result());
        }
        return out.appendBuffer(relay.end().result()).toString();
    }

    private static String code(Random random) {
        var code = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** Screens that have nothing to say: ten thousand conversations are about tokens. */
    private record Silent(String name, Set<String> categories) implements LateDetector {

        static Silent of(Task task) {
            return new Silent(task.output(), ScreeningDetector.categories(task));
        }

        @Override
        public int longest() {
            return 1_000;
        }

        @Override
        public Future<List<List<Finding>>> find(List<String> texts, long deadline) {
            return Future.succeededFuture(
                    texts.stream().map(text -> List.<Finding>of()).toList());
        }
    }
}
