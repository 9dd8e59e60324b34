package io.trustrail.gateway.proxy.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.proxy.Calls;
import io.trustrail.gateway.proxy.text.Transcript;
import io.trustrail.gateway.review.Content;
import io.trustrail.gateway.sse.SseParser;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** However a stream is cut, people read the same text, the client gets the same one, and edits replace all of it. */
class HeldTextTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "content/0/0";

    private final ReplyFixture fixture = new ReplyFixture();

    /** What came of one stream. */
    private record Outcome(Transcript transcript, Relay relay, Buffer events) {

        String held() {
            return transcript.texts().stream().map(Transcript.Part::text).collect(Collectors.joining());
        }

        String released() throws Exception {
            return contents(events);
        }

        String edited(String text) throws Exception {
            return contents(relay.editedStream(events, Map.of(NAME, text)));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "Hello ",
                        "bad",
                        "badger ",
                        " ",
                        "[",
                        "漢字",
                        "🙂",
                        fixture.mailToken(),
                        fixture.phoneToken().replace("_", "\\_"),
                        "[EMAIL_ZZZZZZ]",
                        "**" + fixture.mailToken() + "**")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 300)
    void anySplitGivesTheSameHeldTextAndTheSameReleasedOne(@ForAll("texts") String text, @ForAll List<Integer> cuts)
            throws Exception {
        var whole = run(List.of(text));
        var pieces = run(cut(text, cuts));
        assertThat(pieces.held()).isEqualTo(whole.held()).doesNotContain(ReplyFixture.MAIL);
        assertThat(pieces.released()).isEqualTo(whole.released());
        assertThat(pieces.transcript().marks()).isEqualTo(whole.transcript().marks());
        if (!pieces.held().isEmpty()) {
            assertThat(pieces.edited("What a person wrote.")).isEqualTo("What a person wrote.");
        }
    }

    @Test
    void peopleReadTokensWhereTheCallerGetsValues() throws Exception {
        var outcome = run(List.of("Write ", "to " + fixture.mailToken() + ", not bad."));
        assertThat(outcome.held()).isEqualTo("Write to " + fixture.mailToken() + ", not [X].");
        assertThat(outcome.released()).isEqualTo("Write to " + ReplyFixture.MAIL + ", not [X].");
        int start = outcome.held().indexOf("[X]");
        assertThat(outcome.transcript().marks())
                .containsExactly(new Content.Mark("WORD", NAME, start, start + 3, 1, ""));
    }

    private Outcome run(List<String> pieces) throws Exception {
        var transcript = new Transcript(1 << 20);
        var request = fixture.request(Dialects.OPENAI_CHAT, Calls.nobody(), new ReplyFixture.WordGuard());
        var guard = new ReplyGuard(request, transcript);
        var relay = new Relay(Dialects.OPENAI_CHAT, guard, request.call().ledger(), "v", false);
        var out = Buffer.buffer();
        for (var piece : pieces) {
            out.appendBuffer(event(relay, "{\"content\":" + JSON.writeValueAsString(piece) + "}", "null"));
        }
        out.appendBuffer(event(relay, "{}", "\"stop\""));
        return new Outcome(transcript, relay, out);
    }

    private static Buffer event(Relay relay, String delta, String finish) {
        var data = "{\"id\":\"c\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":" + delta
                + ",\"finish_reason\":" + finish + "}]}";
        return relay.event(ReplyFixture.event(data)).result();
    }

    private static List<String> cut(String text, List<Integer> cuts) {
        var pieces = new ArrayList<String>();
        int at = 0;
        for (int cut : cuts) {
            int next = Math.min(text.length(), at + Math.floorMod(cut, 7));
            next = next > 0 && next < text.length() && Character.isLowSurrogate(text.charAt(next)) ? next - 1 : next;
            pieces.add(text.substring(at, Math.max(at, next)));
            at = Math.max(at, next);
        }
        pieces.add(text.substring(at));
        return pieces;
    }

    private static String contents(Buffer events) throws Exception {
        var text = new StringBuilder();
        for (var event : new SseParser(1 << 20).feed(events.getBytes())) {
            for (var choice : JSON.readTree(new String(event.data(), UTF_8)).path("choices")) {
                text.append(choice.at("/delta/content").asText(""));
            }
        }
        return text.toString();
    }
}
