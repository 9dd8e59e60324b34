package io.trustrail.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Guard;
import io.trustrail.gateway.guard.ScriptedGuard;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.proxy.admission.Limits;
import io.trustrail.gateway.proxy.call.CallOutcome;
import io.trustrail.gateway.proxy.call.LongWork;
import io.trustrail.gateway.proxy.call.Refusal;
import io.trustrail.gateway.proxy.call.Refused;
import io.trustrail.gateway.proxy.prompt.Blocks;
import io.trustrail.gateway.proxy.reply.ReplyFixture;
import io.trustrail.gateway.proxy.review.FurtherAnswers;
import io.trustrail.gateway.vendor.VendorFailure;
import io.trustrail.gateway.vendor.VendorReply;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client reads of a reply, over a real socket. */
class DeliveryTest {

    private static final Limits LIMITS = new Limits(1000, 1000, 1000);
    private static final Guard BLOCKING = ScriptedGuard.finding("FORBIDDEN", "WORD", Action.BLOCK);
    private static final Guard BROKEN = ScriptedGuard.of(passage ->
            new Verdict(Action.BLOCK, List.of(), List.of(), passage.text().length(), List.of("names")));
    private static final String JSON = "application/json";
    private static final String STREAM = "text/event-stream";

    private static final Vertx vertx = Vertx.vertx();

    private HttpClient http = client(HttpClient.Version.HTTP_1_1);
    private final FakeVendor vendor = new FakeVendor();
    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final Promise<CallOutcome> outcome = Promise.promise();
    private Dialect dialect = Dialects.OPENAI_CHAT;
    private Guard guard = BLOCKING;
    private int status = 200;
    private HttpServer server = vertx.createHttpServer();

    @AfterAll
    static void stop() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        server.close().await(10, TimeUnit.SECONDS);
    }

    private static HttpClient client(HttpClient.Version version) {
        return HttpClient.newBuilder().version(version).build();
    }

    /** A reply of a vendor with this body. */
    private HttpResponse<String> deliver(String type, String... pieces) throws IOException, InterruptedException {
        for (var piece : pieces) {
            vendor.send(piece);
        }
        vendor.end();
        return http.send(HttpRequest.newBuilder(listen(type)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI listen(String type) {
        headers.set("content-type", type);
        server = vertx.createHttpServer().requestHandler(request -> handle(request));
        int port = server.listen(0, "127.0.0.1")
                .map(HttpServer::actualPort)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    private void handle(HttpServerRequest from) {
        var request = new ReplyFixture().request(dialect, from, guard);
        var reply = new VendorReply(Calls.target(true), status, headers, vendor, 1, cancelled::incrementAndGet);
        var delivery = new Delivery(
                new LongWork(vertx), LIMITS, DeliveryTest::refusal, Calls.reviews(vertx), FurtherAnswers.NONE);
        Future.<Void>succeededFuture()
                .compose(v -> delivery.deliver(request, reply))
                .recover(failure -> Delivery.refuse(request.call(), refusal(failure)))
                .onComplete(outcome);
    }

    private static Refusal refusal(Throwable failure) {
        if (failure instanceof Refused refused) {
            return refused.refusal();
        }
        return failure instanceof VendorFailure vendor
                ? Refusal.of(502, "vendor_" + vendor.kind(), vendor.kind().sentence(), "")
                : Refusal.of(500, "unforeseen", String.valueOf(failure), "");
    }

    private String outcome() throws Exception {
        return outcome.future().await(10, TimeUnit.SECONDS).outcome();
    }

    private static String text(String content) {
        return "{\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + content + "\"}}]}";
    }

    private static String message(String content) {
        return "{\"id\":\"c\",\"choices\":[{\"index\":0,\"message\":{\"content\":\"" + content + "\"}}]}";
    }

    private static String event(String data) {
        return "data: " + data + "\n\n";
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void aClientThatHasGotAllHasNotLeft(HttpClient.Version version) throws Exception {
        http = client(version);
        var told = deliver(STREAM, event(text("a")), event("[DONE]"));
        assertThat(told.version()).isEqualTo(version);
        assertThat(told.body()).isEqualTo(event(text("a")) + event("[DONE]"));
        assertThat(outcome()).isEqualTo("delivered");
    }

    @Test
    void aReplyThatNobodyChangesIsTheVendorsInEveryByte() throws Exception {
        var told = deliver(JSON + "; charset=utf-8", message("hello"));
        assertThat(told.body()).isEqualTo(message("hello"));
        assertThat(told.headers().firstValue("content-type")).contains(JSON);
        assertThat(outcome()).isEqualTo("delivered");
        assertThat(cancelled).hasValue(1);
    }

    @Test
    void aReplyThatIsBlockedIsReplaced() throws Exception {
        var told = deliver(JSON, message("a FORBIDDEN b"));
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body()).contains("content_filter", Blocks.REPLY).doesNotContain("FORBIDDEN");
        assertThat(told.headers().firstValue("x-trustrail-verdict")).contains("block");
        assertThat(outcome()).isEqualTo("blocked_reply");
    }

    @Test
    void aStreamThatIsBlockedAtItsFirstTextIsAStreamThatEndsAsFiltered() throws Exception {
        var told = deliver(STREAM, event(text("FORBIDDEN")), event("[DONE]"));
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.headers().firstValue("content-type").orElse("")).startsWith(STREAM);
        assertThat(told.body())
                .contains("content_filter")
                .endsWith(event("[DONE]"))
                .doesNotContain("FORBIDDEN");
        assertThat(outcome()).isEqualTo("blocked_reply");
        assertThat(cancelled).hasValue(1);
    }

    @Test
    void aStreamThatIsBlockedLaterEndsAsFiltered() throws Exception {
        var told = deliver(STREAM, event(text("a")), event(text("FORBIDDEN")), event("[DONE]"));
        assertThat(told.body())
                .startsWith(event(text("a")))
                .contains("content_filter")
                .endsWith(event("[DONE]"));
        assertThat(outcome()).isEqualTo("blocked_reply");
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, STREAM})
    void aGuardThatCouldNotRunIsAFailureThatNobodyTriesAgain(String type) throws Exception {
        guard = BROKEN;
        var told = deliver(type, type.equals(JSON) ? message("a") : event(text("a")));
        assertThat(told.statusCode()).isEqualTo(503);
        assertThat(told.headers().firstValue("x-should-retry")).contains("false");
        assertThat(told.headers().firstValue("content-type")).contains(JSON);
        assertThat(told.body()).contains("guard_unavailable", "call_x");
        assertThat(outcome()).isEqualTo("guard_failed");
    }

    @Test
    void aGuardThatFailsInTheMiddleOfAStreamIsToldInIt() throws Exception {
        guard = ScriptedGuard.of(passage -> passage.text().contains("b")
                ? new Verdict(Action.BLOCK, List.of(), List.of(), 0, List.of("names"))
                : Verdict.allow(passage.text().length()));
        var told = deliver(STREAM, event(text("a")), event(text("b")));
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body()).startsWith(event(text("a"))).contains("guard_unavailable");
        assertThat(outcome()).isEqualTo("guard_failed");
    }

    @Test
    void aStreamThatBreaksIsToldInTheStream() throws Exception {
        dialect = Dialects.ANTHROPIC_MESSAGES;
        var told = deliver(STREAM, event("{\"type\":\"message_start\",\"message\":{\"id\":\"m\"}}"));
        assertThat(told.body()).contains("event: error\n", "vendor_CLOSED_EARLY");
        assertThat(outcome()).isEqualTo("vendor_CLOSED_EARLY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "application/json  → 200 → <html>                      → vendor_UNREADABLE",
                "application/json  → 200 → {\"error\":{\"code\":\"x\"}} → vendor_ERROR_STATUS",
                "text/html         → 500 → <html>secret</html>         → vendor_ERROR_STATUS",
                "application/json  → 429 → LONG                        → vendor_ERROR_STATUS",
                "application/json  → 200 → LONG                        → vendor_TOO_LARGE",
                "application/json  → 400 → {\"error\":\"FORBIDDEN\"}   → vendor_ERROR_STATUS",
                "text/event-stream → 200 → <html>                      → vendor_UNREADABLE",
            })
    void aReplyThatIsNoneIsToldAsAFailure(String type, int of, String body, String code) throws Exception {
        status = of;
        var told = deliver(type, body.replace("LONG", "x".repeat(2000)));
        assertThat(told.statusCode()).isEqualTo(502);
        assertThat(told.body()).contains(code).doesNotContain("html", "FORBIDDEN");
        assertThat(outcome()).isEqualTo(code);
        assertThat(cancelled).hasValue(1);
    }

    @Test
    void anErrorOfTheVendorKeepsItsStatusAndItsHeaders() throws Exception {
        status = 429;
        headers.set("retry-after", "7").set("x-ratelimit-limit-requests", "60").set("anthropic-ratelimit-x", "1");
        headers.set("set-cookie", "a=b")
                .set("server", "cloud")
                .set("x-request-id", "req_1")
                .set("connection", "x");
        var told = deliver(JSON, "{\"error\":{\"message\":\"slow down\"}}");
        assertThat(told.statusCode()).isEqualTo(429);
        assertThat(told.body()).contains("slow down");
        assertThat(told.headers().map())
                .containsEntry("retry-after", List.of("7"))
                .containsEntry("x-ratelimit-limit-requests", List.of("60"))
                .containsEntry("anthropic-ratelimit-x", List.of("1"))
                .containsEntry("x-request-id", List.of("req_1"))
                .containsEntry("x-trustrail-call", List.of("call_x"))
                .containsEntry("x-trustrail-coverage", List.of("full"))
                .doesNotContainKeys("set-cookie", "server");
        assertThat(outcome()).isEqualTo("vendor_error");
    }

    @Test
    void aStreamTellsItsCoverageAndAFailureInIt() throws Exception {
        var told = deliver(STREAM, event("{\"error\":{\"message\":\"overloaded\"}}"));
        assertThat(told.headers().firstValue("x-trustrail-coverage")).contains("window");
        assertThat(told.headers().firstValue("x-request-id")).contains("call_x");
        assertThat(told.body()).contains("overloaded");
        assertThat(outcome()).isEqualTo("vendor_error");
    }

    @Test
    void aClientThatLeavesEndsTheDelivery() throws Exception {
        var uri = listen(STREAM);
        var client = vertx.createHttpClient();
        client.request(HttpMethod.GET, uri.getPort(), uri.getHost(), "/")
                .compose(request -> {
                    vendor.event(text("a"));
                    return request.send();
                })
                .compose(response -> response.request().connection().close())
                .await(10, TimeUnit.SECONDS);
        assertThat(outcome()).isEqualTo("client_gone");
        client.close().await(10, TimeUnit.SECONDS);
    }
}
