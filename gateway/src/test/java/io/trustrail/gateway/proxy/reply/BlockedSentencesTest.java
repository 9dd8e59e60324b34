package io.trustrail.gateway.proxy.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.detect.leak.LeakDetector;
import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Guard;
import io.trustrail.gateway.guard.late.LateDetector;
import io.trustrail.gateway.guard.late.ScriptedDetector;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.policy.PolicyDirectory;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import io.trustrail.gateway.proxy.Calls;
import io.trustrail.gateway.sse.SseParser;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** A detector that stops random sentences: in each dialect and however a reply is cut, not a character of one goes out. */
class BlockedSentencesTest {

    private static @Nullable Path directory;

    private final ReplyFixture fixture = new ReplyFixture();

    @BeforeContainer
    static void make() throws IOException {
        directory = Files.createTempDirectory("blocked-sentences");
    }

    @AfterContainer
    static void remove() throws IOException {
        try (var files = Files.walk(Objects.requireNonNull(directory))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Guard blocking(LateDetector detector) {
        return blocking(detector, "sentence");
    }

    private static Guard blocking(LateDetector detector, String reach) {
        return PolicyDirectory.sound(Objects.requireNonNull(directory))
                .detectors(new DetectorCatalogue().with("late", settings -> detector))
                .write("guards.yaml", "guards: {pii: {detector: late, reach: " + reach + ", rules: [{action: block}]}}")
                .book()
                .feature("support")
                .orElseThrow()
                .replyGuards();
    }

    @Property(tries = 150)
    void nothingOfABlockedSentenceLeaves(
            @ForAll Wire wire, @ForAll @IntRange(min = 1, max = 12) int count, @ForAll Random random) {
        var sentences = IntStream.range(0, count)
                .mapToObj(i ->
                        "Sentence " + i + " says \u6f22\u5b57 \ud83d\ude42 and some more" + (i % 3 == 0 ? "!\n" : ". "))
                .toList();
        int blocked = random.nextInt(count + 1);
        var marks = random.ints(3, blocked, count + 1)
                .mapToObj(i -> "Sentence " + i + " ")
                .toList();
        var detector = ScriptedDetector.of(text ->
                text.startsWith("Sentence " + blocked + " ") || marks.stream().anyMatch(text::startsWith)
                        ? List.of(new Finding("TEXT", 0, text.length(), 0.9))
                        : List.of());
        var sent = stream(wire, blocking(detector), String.join("", sentences), random);
        assertThat(sent).isEqualTo(String.join("", sentences.subList(0, Math.min(blocked, count))));
    }

    /** Where the whole text is read before anything goes out, nothing goes out if one of its sentences is stopped. */
    @Property(tries = 100)
    void atFullCoverageNothingOfAReplyLeavesThatHasABlockedSentence(
            @ForAll Wire wire,
            @ForAll @IntRange(min = 1, max = 12) int count,
            @ForAll boolean streamed,
            @ForAll Random random) {
        var text = IntStream.range(0, count)
                .mapToObj(i -> "Sentence " + i + " says \u6f22\u5b57 \ud83d\ude42 and some more. ")
                .collect(Collectors.joining());
        int blocked = random.nextInt(count + 1);
        var detector = ScriptedDetector.of(piece -> {
            int at = piece.indexOf("Sentence " + blocked + " ");
            return at < 0 ? List.of() : List.of(new Finding("TEXT", at, at + 9, 0.9));
        });
        var sent = streamed
                ? stream(wire, blocking(detector, "whole"), text, random)
                : whole(wire, blocking(detector), text);
        assertThat(sent).isEqualTo(blocked < count ? "" : text);
    }

    /** What the system prompt of the call says, the reply may not. */
    @Property(tries = 20)
    void nothingOfALeakedPromptLeaves(@ForAll Wire wire, @ForAll Random random) {
        var secret = "the bank plans to close the branch in Neustadt at the end of May";
        var prompt = wire == Wire.OPENAI
                ? "{\"messages\":[{\"role\":\"system\",\"content\":\"Note that " + secret + ".\"}]}"
                : "{\"system\":\"Note that " + secret + ".\",\"messages\":[]}";
        var request = fixture.request(dialect(wire), Calls.nobody(), prompt, blocking(new LeakDetector(10)));
        var sent = stream(
                wire, fixture.relay(request, false), "Hello, how are you today? I know that " + secret + ".", random);
        assertThat(sent).isEqualTo("Hello, how are you today? ");
    }

    private static Dialect dialect(Wire wire) {
        return wire == Wire.OPENAI ? Dialects.OPENAI_CHAT : Dialects.ANTHROPIC_MESSAGES;
    }

    /** What went out of a JSON reply. */
    private String whole(Wire wire, Guard guard, String text) {
        try {
            var passed = fixture.relay(dialect(wire), guard)
                    .whole(wire.answer(text).toBuffer().getBytes(), true);
            return passed.succeeded() ? wire.textOf(passed.result().toJsonObject()) : "";
        } catch (ReplyBlocked e) {
            return "";
        }
    }

    private String stream(Wire wire, Guard guard, String text, Random random) {
        return stream(wire, fixture.relay(dialect(wire), guard), text, random);
    }

    /** What went out, until it was stopped. */
    private static String stream(Wire wire, Relay relay, String text, Random random) {
        var raw = new StringBuilder(wire.streamStart());
        int at = 0;
        while (at < text.length()) {
            int next = Math.min(text.length(), at + 1 + random.nextInt(30));
            next = Character.isLowSurrogate(text.charAt(Math.min(next, text.length() - 1))) ? next + 1 : next;
            raw.append(wire.streamText(text.substring(at, Math.min(next, text.length()))));
            at = next;
        }
        var out = Buffer.buffer();
        for (var event : new SseParser(1 << 20)
                .feed(raw.append(wire.streamEnd()).toString().getBytes(UTF_8))) {
            var passed = relay.event(event);
            if (passed.failed()) {
                assertThat(passed.cause()).isInstanceOf(ReplyBlocked.class);
                break;
            }
            out.appendBuffer(passed.result());
        }
        return wire.streamedText(out.toString(UTF_8));
    }
}
