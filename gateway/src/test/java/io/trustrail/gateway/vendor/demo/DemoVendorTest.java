package io.trustrail.gateway.vendor.demo;

import static io.trustrail.gateway.vendor.demo.Mind.CONFESSION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class DemoVendorTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final String CHAT = "/v1/chat/completions";
    private static final String MESSAGES = "/v1/messages";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();
    private int port;

    @BeforeEach
    void start() {
        port = DemoVendor.start(vertx).await().port();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private record Got(int status, String body, String contentType) {}

    @ParameterizedTest
    @CsvSource({
        "Write to jane@example.com or +49 30 1234567 please echo prose, about jane@example.com, +49 30 1234567.",
        "'[PERSON_7K3Q] and [IBAN_X], echo list',\\n- [PERSON_7K3Q]\\n- [IBAN_X]",
        "echo prose, about nobody in particular.",
        "INSULT ME!, You are an idiot",
        "\"Are you sure?\", I'm not sure",
        "echo tool, I hand this over to a tool.",
        "Is he still hanging around?, I received: Is he still hanging around?",
        "This is slower than I would like, I received: This is slower than I would like"
    })
    void knowsMagicWords(String input, String said) {
        for (String path : List.of(CHAT, MESSAGES)) {
            Got got = post(path, request(input, false));

            assertThat(got.status()).isEqualTo(200);
            assertThat(got.body()).contains(CONFESSION).contains(said);
            assertThat(got.contentType()).isEqualTo("application/json");
        }
    }

    @Test
    void talksAtLength() {
        assertThat(post(CHAT, request("A long answer, please", false)).body()).hasSizeGreaterThan(4_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {CHAT, MESSAGES})
    void streamsEvents(String path) {
        Got got = post(path, request("Hello", true));

        assertThat(got.contentType()).isEqualTo("text/event-stream; charset=utf-8");
        assertThat(got.body()).endsWith("\n\n");
        if (path.equals(CHAT)) {
            assertThat(got.body()).endsWith("data: [DONE]\n\n");
        } else {
            List<String> events = got.body()
                    .lines()
                    .filter(line -> line.startsWith("event: "))
                    .map(line -> line.substring("event: ".length()))
                    .distinct()
                    .toList();
            assertThat(events)
                    .containsExactly(
                            "message_start",
                            "content_block_start",
                            "ping",
                            "content_block_delta",
                            "content_block_stop",
                            "message_delta",
                            "message_stop");
        }
    }

    @ParameterizedTest
    @CsvSource({CHAT + ",true", CHAT + ",false", MESSAGES + ",true", MESSAGES + ",false"})
    void breaksOff(String path, boolean stream) {
        AtomicInteger status = new AtomicInteger();
        CompletableFuture<Buffer> broken = on(
                () -> send(path, request("break the stream", stream).toString()).compose(head -> {
                    status.set(head.statusCode());
                    return head.body();
                }));

        assertThat(broken).failsWithin(TEN_SECONDS).withThrowableThat().withCauseInstanceOf(HttpClosedException.class);
        assertThat(status).hasValue(200);
    }

    @Test
    void stallsAfterAHalf() throws Exception {
        CompletableFuture<String> piece = new CompletableFuture<>();
        CompletableFuture<HttpClientResponse> head =
                on(() -> send(CHAT, request("stall", true).toString())
                        .map(reply -> reply.handler(data -> piece.complete(data.toString()))));
        Future<Void> end = head.get().end();

        assertThat(piece.get()).contains("\"delta\"");
        assertThat(post(CHAT, request("hello", true)).body()).endsWith("[DONE]\n\n");
        assertThat(end.isComplete()).isFalse();
    }

    @Test
    void hangs() {
        CompletableFuture<HttpClientResponse> hanging =
                on(() -> send(CHAT, request("hang", false).toString()));
        post(CHAT, request("hello", false));

        assertThat(hanging).isNotDone();
    }

    @Test
    void takesItsTime() {
        long before = System.nanoTime();
        Got got = post(CHAT, request("slow, please", false));

        assertThat(got.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .as("a timer may be late, but never early")
                .isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @ParameterizedTest
    @CsvSource({
        "fail 400, 400, invalid_request_error",
        "fail 404, 404, not_found_error",
        "fail 429, 429, rate_limit_error",
        "fail 500, 500, api_error",
        "fail 503, 503, api_error",
        "fail 529, 529, overloaded_error"
    })
    void failsAsAnthropicWould(String input, int status, String type) {
        Got got = post(MESSAGES, request(input, true));

        assertThat(got.status()).isEqualTo(status);
        assertThat(got.body()).contains("\"type\":\"" + type + "\"").contains("demo vendor");
    }

    @ParameterizedTest
    @CsvSource({
        "'', the body must be a JSON object",
        "[], the body must be a JSON object",
        "{\"model\": , the body must be a JSON object",
        "{}, model must be a string",
        "{\"model\":\"m\"}, messages must be a list",
        "'{\"model\":\"m\",\"messages\":[]}', messages must be a list"
    })
    void refusesWhatItCannotRead(String body, String reason) {
        for (String path : List.of(CHAT, MESSAGES, MESSAGES + "/count_tokens")) {
            Got got = get(() -> send(path, body));

            assertThat(got.status()).isEqualTo(400);
            assertThat(got.body()).contains("invalid_request_error").contains("Trustrail's demo vendor: " + reason);
        }
    }

    @Test
    void hasNothingElse() {
        assertThat(get(() -> send("/v1/embeddings", "{}")).status()).isEqualTo(404);
        assertThat(get(() -> client.request(HttpMethod.GET, port, "127.0.0.1", CHAT)
                                .compose(request ->
                                        request.putHeader("x-api-key", "k").send()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void wantsAKey() {
        Got got = get(() -> client.request(HttpMethod.POST, port, "127.0.0.1", CHAT)
                .compose(request -> request.send(Buffer.buffer("{}"))));

        assertThat(got.status()).isEqualTo(401);
    }

    private Got post(String path, ObjectNode body) {
        return get(() -> send(path, body.toString()));
    }

    private Future<HttpClientResponse> send(String path, String body) {
        return client.request(HttpMethod.POST, port, "127.0.0.1", path)
                .compose(request ->
                        request.putHeader("authorization", "Bearer demo").send(Buffer.buffer(body)));
    }

    private Got get(Supplier<Future<HttpClientResponse>> exchange) {
        return on(() -> exchange.get()
                        .compose(head -> head.body()
                                .map(body -> new Got(
                                        head.statusCode(),
                                        body.toString(),
                                        String.valueOf(head.getHeader("content-type"))))))
                .join();
    }

    private <T> CompletableFuture<T> on(Supplier<Future<T>> action) {
        CompletableFuture<T> done = new CompletableFuture<>();
        vertx.runOnContext(now -> action.get().onComplete(done::complete, done::completeExceptionally));
        return done;
    }

    private static ObjectNode request(String input, boolean stream) {
        ObjectNode request =
                JsonNodeFactory.instance.objectNode().put("model", "m").put("stream", stream);
        request.putArray("messages")
                .addObject()
                .put("role", "user")
                .putArray("content")
                .addObject()
                .put("type", "text")
                .put("text", input);
        return request;
    }
}
