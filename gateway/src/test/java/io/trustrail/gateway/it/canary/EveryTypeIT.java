package io.trustrail.gateway.it.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.trustrail.gateway.detect.names.NameDetector;
import io.trustrail.gateway.detect.pii.PiiDetector;
import io.trustrail.gateway.detect.secrets.SecretDetector;
import io.trustrail.gateway.detect.traits.TraitDetector;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Tokens;
import io.trustrail.gateway.it.fixture.ToolStreams;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.RecordedRequest;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example of every type that a shipped detector claims, in every kind of place, under the shipped policies without
 * their screens ({@link ScreenedTypesIT} has them) and with the guard {@code traits}. Nothing of it reaches the vendor, a
 * log, a metric or a file; at level 1 the caller gets each text back as it was, at level 3 nothing.
 */
@Timeout(300)
class EveryTypeIT {

    private static final String PRIVATE = "support-replies";
    private static final String SHARED = "shared-insights";

    /**
     * What passes on purpose. At level 1 places and organisations say little about a person who isn't named, and models need
     * them: {@code policies/levels.yaml} keeps them there. At level 3 nothing is kept.
     */
    private static final Set<String> KEPT_AT_LEVEL_1 = Set.of("LOCATION", "ORG");

    /**
     * What no shipped feature looks for, on purpose: a date or a web address says little about anybody, and models need them.
     * A web address that leads to somebody is found by {@code pii} as well.
     */
    private static final Set<String> IN_NO_FEATURE = Set.of("dates", "urls");

    /** What stands in for a value: a token, a category, or the decade of an age, which may begin with the age itself. */
    private static final Pattern STAND_IN = Pattern.compile(Tokens.STAND_IN + "|\\d0-\\d9");

    /** A shorter value may stand in a log by chance. */
    private static final int TELLING = 8;

    private static final List<Sample> SAMPLES = Sample.all();
    private static final List<String> TEXTS =
            SAMPLES.stream().map(Sample::text).distinct().toList();

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture(PolicyDirectory::shippedWithTraits);

    @Test
    void everyCategoryHasAnExample() {
        assertThat(SAMPLES.stream().map(Sample::category))
                .containsAll(new PiiDetector().categories())
                .containsAll(new SecretDetector().categories())
                .containsAll(NameDetector.load().categories())
                .containsAll(TraitDetector.CATEGORIES);
    }

    static Stream<Arguments> ways() {
        return Stream.of(Wire.values())
                .flatMap(wire -> Stream.of(PRIVATE, SHARED)
                        .flatMap(feature -> Stream.of(false, true).map(stream -> arguments(wire, feature, stream))));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void noTypeLeavesFromAnywhere(Wire wire, String feature, boolean stream) {
        var problems = new ArrayList<String>();
        for (var field : Field.of(wire)) {
            var body = field.request().apply(TEXTS).put("model", feature).put("stream", stream);
            call(wire, body).forEach(problem -> problems.add(field + ": " + problem));
        }

        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noRefusalRepeatsWhatItRefuses(Wire wire) {
        var text = String.join("\n", TEXTS);
        var broken = wire.prompt(PRIVATE, text).encode().replaceAll("}$", ", \"x\": nope}");
        var misplaced = wire.prompt(PRIVATE, "Hi").put("messages", text);
        var address = new JsonObject().put("type", "url").put("url", text);
        var image = wire == Wire.OPENAI
                ? new JsonObject().put("type", "image_url").put("image_url", address)
                : new JsonObject().put("type", "image").put("source", address);
        var unreadable = wire.prompt(PRIVATE, "").put("messages", messages(image));
        for (var body : List.of(broken, misplaced.encode(), unreadable.encode())) {
            var reply = GATEWAY.caller().post(wire.path(), body.getBytes(StandardCharsets.UTF_8));

            assertThat(reply.status()).as(reply.text()).isEqualTo(400);
            assertThat(telling(reply.text())).isEmpty();
        }
        assertThat(GATEWAY.vendor().requests()).isEmpty();
    }

    @AfterEach
    void nothingIsWrittenDown() {
        assertThat(telling(String.join("\n", GATEWAY.logs()))).as("logs").isEmpty();
        assertThat(telling(GATEWAY.admin().get("/metrics").text()))
                .as("metrics")
                .isEmpty();
        assertThat(telling(GATEWAY.written())).as("files").isEmpty();
    }

    private static JsonArray messages(JsonObject part) {
        return JsonArray.of(new JsonObject().put("role", "user").put("content", JsonArray.of(part)));
    }

    private static List<String> call(Wire wire, JsonObject body) {
        int before = GATEWAY.vendor().requests().size();
        GATEWAY.vendor().answers(request -> echo(wire, body, request));
        var reply = GATEWAY.caller().post(wire.path(), body);
        if (reply.status() != 200) {
            return List.of("status " + reply.status() + ": " + reply.text());
        }
        var sent = GATEWAY.vendor().requests().get(before);
        var problems = leaks("sent", body, planted(body, sent));
        boolean stream = body.getBoolean("stream");
        var text = stream ? wire.streamedText(reply.text()) : wire.textOf(reply.json());
        var call = stream ? ToolStreams.arguments(wire, reply.text()).get(0) : whole(wire, reply.json());
        for (var came : List.of(List.of(text.split("\n\n", -1)), texts(new JsonObject(call)))) {
            problems.addAll(came.size() != TEXTS.size() ? List.of("came back: " + came) : returned(body, came));
        }
        return problems;
    }

    private static List<String> returned(JsonObject body, List<String> texts) {
        if (body.getString("model").equals(SHARED)) {
            return leaks("came back", body, texts);
        }
        return IntStream.range(0, texts.size())
                .filter(i -> !texts.get(i).equals(TEXTS.get(i)))
                .mapToObj(i -> "not restored: " + TEXTS.get(i) + " but " + texts.get(i))
                .toList();
    }

    /** What of the samples still stands in the texts that took their places; also what does not and should. */
    private static List<String> leaks(String where, JsonObject body, List<String> texts) {
        var leaks = new ArrayList<String>();
        boolean own = body.getString("model").equals(PRIVATE);
        for (var sample : SAMPLES) {
            var text = texts.get(TEXTS.indexOf(sample.text()));
            var rest = STAND_IN.matcher(text).replaceAll("");
            boolean kept =
                    IN_NO_FEATURE.contains(sample.detector()) || (own && KEPT_AT_LEVEL_1.contains(sample.category()));
            sample.values().stream()
                    .filter(value -> rest.contains(value) != kept)
                    .forEach(value -> leaks.add(where + ", " + sample.type() + " " + value + ": " + text));
        }
        return leaks;
    }

    /** The texts in the places of the samples, as the vendor got them. */
    private static List<String> planted(JsonObject body, RecordedRequest request) {
        var asked = Field.strings(body);
        var sent = Field.strings(request.json());
        return IntStream.range(0, asked.size())
                .filter(i -> TEXTS.contains(asked.get(i)))
                .mapToObj(sent::get)
                .toList();
    }

    /** Answers with all that it was sent, as text and as a tool call. */
    private static Script echo(Wire wire, JsonObject body, RecordedRequest request) {
        var texts = planted(body, request);
        var said = String.join("\n\n", texts);
        var arguments = new JsonObject().put("texts", new JsonArray(texts)).encode();
        return body.getBoolean("stream")
                ? Script.sse(ToolStreams.of(wire, said, arguments))
                : Script.json(ToolStreams.whole(wire, said, arguments));
    }

    private static String whole(Wire wire, JsonObject reply) {
        return ToolStreams.calls(wire, reply).get(0);
    }

    private static List<String> texts(JsonObject arguments) {
        return arguments.getJsonArray("texts").stream().map(String.class::cast).toList();
    }

    private static Set<String> telling(String text) {
        return SAMPLES.stream()
                .flatMap(sample -> sample.values().stream())
                .filter(value -> value.length() >= TELLING && text.contains(value))
                .collect(Collectors.toSet());
    }
}
