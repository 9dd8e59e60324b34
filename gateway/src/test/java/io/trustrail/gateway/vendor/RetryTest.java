package io.trustrail.gateway.vendor;

import static io.trustrail.gateway.vendor.ScriptedVendor.hang;
import static io.trustrail.gateway.vendor.ScriptedVendor.hangUp;
import static io.trustrail.gateway.vendor.ScriptedVendor.reply;
import static io.trustrail.gateway.vendor.Specs.first;
import static io.trustrail.gateway.vendor.Specs.vendor;
import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.vendor.Caller.Answer;
import io.trustrail.gateway.vendor.VendorFailure.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class RetryTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedVendor a = ScriptedVendor.start(vertx);
    private final ScriptedVendor b = ScriptedVendor.start(vertx);

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 529})
    void triesAgainAfterAPassingError(int status) throws Exception {
        a.plays(reply(status, "later"), reply(200, "now"));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).retry(2, 100, 5))) {
            Answer answer = caller.ask(first("a"));

            assertThat(answer.body()).isEqualTo("now");
            assertThat(answer.attempts()).isEqualTo(2);
            assertThat(caller.recorded())
                    .as("the body is asked for once per target")
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 413, 422})
    void givesTheClientsOwnErrorsBackAtOnce(int status) throws Exception {
        a.plays(reply(status, "your fault", "x-request-id", "r1"));
        try (Caller caller = twoVendors(3)) {
            Answer answer = caller.ask(first("a", "b"));

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).isEqualTo("your fault");
            assertThat(answer.headers().get("x-request-id")).isEqualTo("r1");
            assertThat(answer.attempts()).isEqualTo(1);
        }
    }

    @Test
    void triesAgainWhenTheVendorHangsUpBeforeItsReply() throws Exception {
        a.plays(hangUp(), reply(200, "now"));
        try (Caller caller = twoVendors(2)) {
            assertThat(caller.ask(first("a", "b")).body()).isEqualTo("now");
            assertThat(caller.heard().events()).containsExactly("a/model CONNECT", "a/model retry", "a/model 200");
        }
    }

    @Test
    void goesOnOverAStaleConnection() throws Exception {
        a.plays(reply(200, "first"), hangUp(), reply(200, "second"));
        try (Caller caller = twoVendors(2)) {
            caller.ask(first("a"));

            assertThat(caller.ask(first("a")).body()).isEqualTo("second");
            assertThat(a.received().get(1).connection())
                    .isEqualTo(a.received().get(0).connection());
        }
    }

    @Test
    void stopsAfterTheLastAttempt() throws Exception {
        a.plays(reply(503, "busy"));
        try (Caller caller = twoVendors(3)) {
            assertThat(caller.ask(first("a")).attempts()).isEqualTo(3);
        }
    }

    @Test
    void waitsAsLongAsTheVendorAsks() throws Exception {
        a.plays(reply(429, "", "retry-after-ms", "37", "retry-after", "9"), reply(200, "now"));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).retry(2, 100, 100))) {
            caller.ask(first("a"));

            assertThat(caller.heard().waits()).containsExactly(37L);
        }
    }

    @Test
    void backsOffWithinTheLongestWait() throws Exception {
        a.plays(reply(503, ""));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).retry(4, 100, 8))) {
            caller.ask(first("a"));

            assertThat(caller.heard().waits())
                    .hasSize(3)
                    .allSatisfy(wait -> assertThat(wait).isBetween(4L, 8L));
        }
    }

    @Test
    void doesNotWaitLongerThanItMay() throws Exception {
        a.plays(reply(429, "come tomorrow", "retry-after", "86400"));
        try (Caller caller = twoVendors(3)) {
            assertThat(caller.ask(first("a", "b")).target()).hasToString("b/model");
            assertThat(caller.ask(first("a")).headers().get("retry-after")).isEqualTo("86400");
            assertThat(caller.heard().waits()).isEmpty();
        }
    }

    @Test
    void obeysAVendorThatSaysNotToRetry() throws Exception {
        a.plays(reply(500, "", "x-should-retry", "false"));
        try (Caller caller = twoVendors(3)) {
            assertThat(caller.ask(first("a")).attempts()).isEqualTo(1);
        }
    }

    @Test
    void staysWithinTheBudget() throws Exception {
        a.plays(reply(503, ""));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).retry(5, 25, 1))) {
            for (int call = 0; call < 12; call++) {
                caller.ask(first("a"));
            }

            assertThat(caller.heard().waits())
                    .as("ten that were saved up and a quarter of the calls after the first")
                    .hasSize(10 + 11 / 4);
        }
    }

    @Test
    void withoutABudgetThereIsNoRetry() throws Exception {
        a.plays(reply(503, ""));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).retry(5, 0, 1))) {
            assertThat(caller.ask(first("a")).attempts()).isEqualTo(1);
        }
    }

    @Test
    void asksTheFallbackInsteadOfASilentVendorTwice() throws Exception {
        a.plays(hang());
        try (Caller caller =
                new Caller(vertx, vendor("a", a.port()).retry(3, 100, 5).firstByteMillis(60), vendor("b", b.port()))) {
            assertThat(caller.ask(first("a", "b")).target()).hasToString("b/model");
            assertThat(a.received()).hasSize(1);
            assertThat(a.nextHangUp()).isEqualTo("/v1/chat/completions");
        }
    }

    @Test
    void prefersAVendorsErrorReplyToOurFailure() throws Exception {
        a.plays(reply(503, "{\"error\":\"overloaded\"}", "content-type", "application/json"));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()), vendor("b", ScriptedVendor.deadPort(vertx)))) {
            Answer answer = caller.ask(first("a", "b"));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("{\"error\":\"overloaded\"}");
            assertThat(answer.headers().get("content-type")).isEqualTo("application/json");
            assertThat(answer.target()).hasToString("a/model");
            assertThat(answer.attempts()).isEqualTo(2);
        }
    }

    @Test
    void givesTheLastErrorReply() throws Exception {
        a.plays(reply(500, "a"));
        b.plays(reply(502, "b"));
        try (Caller caller = twoVendors(1)) {
            assertThat(caller.ask(first("a", "b")).body()).isEqualTo("b");
        }
    }

    @Test
    void doesNotKeepALongErrorReply() throws Exception {
        a.plays((request, response) ->
                response.setStatusCode(503).setChunked(true).write("y".repeat(70_000)));
        try (Caller caller = new Caller(vertx, vendor("a", a.port()), vendor("b", ScriptedVendor.deadPort(vertx)))) {
            assertThat(caller.failure(first("a", "b"))).isEqualTo(Kind.CONNECT);
            assertThat(a.nextHangUp()).isEqualTo("/v1/chat/completions");
        }
    }

    @Test
    void doesNotWaitForTheRestOfAnErrorReply() throws Exception {
        a.plays((request, response) ->
                response.setStatusCode(503).setChunked(true).write("half"));
        try (Caller caller = twoVendors(1)) {
            assertThat(caller.ask(first("a", "b")).target()).hasToString("b/model");
        }
    }

    @Test
    void anErrorReplyThatBreaksOffIsAFailure() throws Exception {
        a.plays((request, response) -> {
            response.setStatusCode(503).putHeader("content-length", "100").write("half");
            request.connection().close();
        });
        try (Caller caller =
                new Caller(vertx, vendor("a", a.port()), vendor("b", b.port()).breaker(1, 1, 60_000))) {
            b.plays(reply(500, ""));
            caller.ask(first("b"));

            assertThat(caller.failure(first("a", "b"))).isEqualTo(Kind.ERROR_STATUS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void keepsARefusedKeyApartFromTheClients(int status) throws Exception {
        a.plays(reply(status, "bad key"));
        try (Caller caller = twoVendors(3)) {
            assertThat(caller.failure(first("a", "b"))).isEqualTo(Kind.CREDENTIALS);
            assertThat(a.received()).hasSize(1);
            assertThat(b.received()).isEmpty();
        }
    }

    @Test
    void sendsNothingWithoutARecord() throws Exception {
        try (Caller caller = twoVendors(3)) {
            IllegalStateException full = new IllegalStateException("journal full");
            var failed = caller.on(
                    () -> caller.vendors().call(first("a", "b"), Caller.chat(), target -> Future.failedFuture(full)));
            var thrown = caller.on(() -> caller.vendors().call(first("a", "b"), Caller.chat(), target -> {
                throw full;
            }));

            assertThat(failed).failsWithin(TEN_SECONDS).withThrowableThat().withCause(full);
            assertThat(thrown).failsWithin(TEN_SECONDS).withThrowableThat().withCause(full);
            assertThat(a.received()).isEmpty();
            assertThat(b.received()).isEmpty();
        }
    }

    private Caller twoVendors(int attempts) {
        return new Caller(
                vertx,
                vendor("a", a.port()).retry(attempts, 100, 5),
                vendor("b", b.port()).retry(attempts, 100, 5));
    }
}
