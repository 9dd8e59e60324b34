package io.trustrail.gateway.proxy.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.guard.Guard;
import io.trustrail.gateway.guard.late.ScriptedDetector;
import io.trustrail.gateway.policy.PolicyDirectory;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import io.trustrail.gateway.sse.SseParser;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Replies that a detector judges by the sentence, beside a guard that answers at once and holds words back. */
class LateRelayTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static @Nullable Path directory;

    private final ReplyFixture fixture = new ReplyFixture();

    @BeforeContainer
    static void make() throws IOException {
        directory = Files.createTempDirectory("late-relay");
    }

    @AfterContainer
    static void remove() throws IOException {
        try (var files = Files.walk(Objects.requireNonNull(directory))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Redacts each "bad" and stops texts with "awful" in them. */
    private static Guard late(ScriptedDetector detector) {
        return PolicyDirectory.sound(Objects.requireNonNull(directory))
                .detectors(new DetectorCatalogue().with("late", settings -> detector))
                .write("guards.yaml", """
                    guards:
                      pii:
                        detector: late
                        rules:
                          - {categories: [TEXT], action: block}
                          - {action: rewrite, operator: redact}
                    """)
                .book()
                .feature("support")
                .orElseThrow()
                .replyGuards();
    }

    @Property(tries = 60)
    void streamsReadLikeWholeReplies(@ForAll("texts") String text, @ForAll Random random) throws Exception {
        var whole = ScriptedDetector.prompt(80);
        var streamed = ScriptedDetector.prompt(80);
        assertThat(stream(streamed, text, random)).isEqualTo(whole(whole, text));
        assertThat(streamed.asked).isEqualTo(whole.asked);
    }

    /** Not a character of a sentence that is stopped goes out. */
    @Property(tries = 60)
    void whatIsStoppedDoesNotLeave(@ForAll("texts") String text, @ForAll Random random) throws Exception {
        var before = ScriptedDetector.prompt(80);
        var sent = stream(before, text + "\nThis here is an awful sentence. And more of it", random);
        assertThat(sent).doesNotContain("awful", "This here");
        assertThat(before.asked).last().asString().contains("awful");
    }

    private String whole(ScriptedDetector detector, String text) throws IOException {
        var body = JSON.createObjectNode();
        body.putArray("choices")
                .addObject()
                .put("index", 0)
                .putObject("message")
                .put("content", text);
        var out = fixture.relay(Dialects.OPENAI_CHAT, late(detector), new ReplyFixture.WordGuard())
                .whole(JSON.writeValueAsBytes(body), true)
                .result();
        return JSON.readTree(out.getBytes()).at("/choices/0/message/content").asText();
    }

    /** What went out, until it was stopped. */
    private String stream(ScriptedDetector detector, String text, Random random) throws IOException {
        var relay = fixture.relay(Dialects.OPENAI_CHAT, late(detector), new ReplyFixture.WordGuard());
        var out = Buffer.buffer();
        for (var event : events(text, random)) {
            var passed = relay.event(ReplyFixture.event(event));
            if (passed.failed()) {
                assertThat(passed.cause()).isInstanceOf(ReplyBlocked.class);
                break;
            }
            out.appendBuffer(passed.result());
        }
        var sent = new StringBuilder();
        for (var event : new SseParser(1 << 20).feed(out.getBytes())) {
            sent.append(
                    JSON.readTree(event.data()).at("/choices/0/delta/content").asText(""));
        }
        return sent.toString();
    }

    private static List<String> events(String text, Random random) throws IOException {
        var events = new ArrayList<String>();
        int at = 0;
        while (at < text.length()) {
            int next = Math.min(text.length(), at + 1 + random.nextInt(12));
            events.add("{\"choices\":[{\"index\":0,\"delta\":{\"content\":"
                    + JSON.writeValueAsString(text.substring(at, next)) + "},\"finish_reason\":null}]}");
            at = next;
        }
        events.add("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
        return events;
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "bad ",
                        "badger ",
                        "Hello there. ",
                        "A question? ",
                        " ",
                        "\n",
                        "word ",
                        "\u3002",
                        "\u6f22\u5b57",
                        "long".repeat(12),
                        fixture.mailToken() + " ",
                        "[EMAIL",
                        "ba")
                .list()
                .ofMaxSize(25)
                .map(parts -> "Hi " + String.join("", parts));
    }
}
