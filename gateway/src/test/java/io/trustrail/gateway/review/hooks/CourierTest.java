package io.trustrail.gateway.review.hooks;

import static io.trustrail.gateway.review.queue.Desk.ANN;
import static io.trustrail.gateway.review.queue.Desk.CHIEF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Directories;
import io.trustrail.gateway.it.fixture.StoreKind;
import io.trustrail.gateway.review.Judgement;
import io.trustrail.gateway.review.Terms;
import io.trustrail.gateway.review.hooks.Delivery.State;
import io.trustrail.gateway.review.item.Ruling;
import io.trustrail.gateway.review.item.Verdict;
import io.trustrail.gateway.review.queue.Desk;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages over real sockets; time is moved by the tests. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class CourierTest {

    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");
    private static final HookOptions OPTIONS = HookOptions.DEFAULT.withPrivateTargets(true);

    private final StoreKind kind;

    @TempDir
    private Path data;

    private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger status = new AtomicInteger(204);
    private Desk desk;
    private HttpServer target;
    private Courier courier;
    private WebhookDesk webhooks;

    private record Received(MultiMap headers, String body) {

        JsonObject json() {
            return new JsonObject(body);
        }
    }

    CourierTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start() {
        desk = new Desk(kind, data, new Outbox());
        target = Await.result(desk.vertx
                .createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    received.add(new Received(request.headers(), body.toString()));
                    request.response()
                            .setStatusCode(status.get())
                            .putHeader("location", "/elsewhere")
                            .end("thank you");
                }))
                .listen(0, "127.0.0.1"));
        courier = new Courier(desk.vertx, desk.store, desk.seal, desk.clock, OPTIONS);
        webhooks = desk(OPTIONS);
    }

    private WebhookDesk desk(HookOptions options) {
        return new WebhookDesk(desk.vertx, desk.store, desk.register, desk.seal, desk.clock, options);
    }

    @AfterEach
    void stop() {
        courier.close();
        desk.close();
    }

    private NewWebhook hook(HookEvent... kinds) {
        var url = "http://127.0.0.1:" + target.actualPort() + "/hook?a=b";
        return Await.result(webhooks.create(CHIEF, url, Set.of(kinds)));
    }

    private Delivery only(NewWebhook hook) {
        var all = Await.result(webhooks.deliveries(CHIEF, hook.webhook().id()));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private int send() {
        return Await.result(courier.sendDue());
    }

    @Test
    void aReviewIsToldWhenItOpensIsOverdueAndEnds() throws Exception {
        var hook = hook(HookEvent.values());
        var review = desk.submit("call-1");
        desk.clock.move(Duration.ofMinutes(31));
        Await.result(desk.engine.sweepNow());
        Await.result(desk.queue.claim(ANN, review));
        Await.result(desk.queue.decide(ANN, review, new Ruling("d1", Verdict.rejected("wrong", "Secret note"), false)));
        assertThat(send()).isEqualTo(3);

        assertThat(received.stream().map(it -> it.json().getString("type")))
                .containsExactlyInAnyOrder("review.opened", "review.overdue", "review.decided");
        for (var one : received) {
            assertThat(one.json().getJsonObject("data").getString("review")).isEqualTo(review);
            assertThat(one.headers().get("webhook-signature")).isEqualTo(signature(hook.secret(), one));
            assertThat(one.body()).doesNotContain(Desk.CANARY, Desk.SUBJECT, Desk.EMAIL, "parcel", "Secret note");
        }
        assertThat(send()).isZero();
    }

    /** As a receiver would make it. */
    private static String signature(String secret, Received message) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        var signed = message.headers().get("webhook-id") + "."
                + message.headers().get("webhook-timestamp") + "." + message.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anAnswerThatNothingMeasuredHasNoConfidence() {
        hook(HookEvent.OPENED);
        var terms = desk.terms(Terms.Mode.AFTER);
        Await.result(desk.desk.submit(Desk.submission("call-1", terms, Judgement.NOT_JUDGED)));
        Await.result(desk.desk.submit(Desk.submission("call-2", terms, 0.25)));
        assertThat(send()).isEqualTo(2);
        assertThat(received.stream().map(it -> it.json().getJsonObject("data").getValue("confidence")))
                .containsExactlyInAnyOrder(null, 0.25);
    }

    @Test
    void onlyWhatWasAskedForIsTold() {
        hook(HookEvent.DECIDED);
        desk.submit("call-1");
        assertThat(send()).isZero();
        assertThat(received).isEmpty();
    }

    @Test
    void aTargetThatIsDownForAnHourIsToldInTheEnd() {
        var hook = hook(HookEvent.OPENED);
        desk.submit("call-1");
        status.set(503);
        int attempts = 0;
        for (int minute = 0; minute < 60; minute++) {
            attempts += send();
            desk.clock.move(Duration.ofMinutes(1));
        }
        assertThat(attempts).isBetween(6, 15);
        assertThat(only(hook).state()).isEqualTo(State.PENDING);
        assertThat(only(hook).problem()).isEqualTo("status 503");

        status.set(200);
        desk.clock.move(Duration.ofHours(1));
        assertThat(send()).isEqualTo(1);
        assertThat(only(hook).state()).isEqualTo(State.DELIVERED);
        assertThat(only(hook).attempts()).isEqualTo(attempts + 1);
        assertThat(received.stream().map(it -> it.headers().get("webhook-id")).distinct())
                .hasSize(1);
    }

    @Test
    void whatWaitsForItsNextAttemptCanBeSentAtOnce() {
        var hook = hook(HookEvent.OPENED);
        desk.submit("call-1");
        status.set(503);
        assertThat(send()).isEqualTo(1);
        status.set(200);
        assertThat(send()).as("the next attempt is later").isZero();
        assertThat(Await.result(webhooks.retry(CHIEF, hook.webhook().id()))).isEqualTo(1);
        assertThat(send()).isEqualTo(1);
        assertThat(only(hook).state()).isEqualTo(State.DELIVERED);
        assertThat(Await.result(webhooks.retry(CHIEF, hook.webhook().id())))
                .as("what was taken is not sent again")
                .isZero();
    }

    @Test
    void whatNobodyTakesForDaysIsDeadAndCanBeSentAgain() {
        var hook = hook(HookEvent.OPENED);
        desk.submit("call-1");
        status.set(500);
        send();
        desk.clock.move(Duration.ofDays(4));
        send();
        assertThat(only(hook).state()).isEqualTo(State.DEAD);
        assertThat(Await.result(webhooks.list(CHIEF)).get(0).dead()).isEqualTo(1);
        desk.clock.move(Duration.ofDays(4));
        assertThat(send()).isZero();

        status.set(200);
        assertThat(Await.result(webhooks.retry(CHIEF, hook.webhook().id()))).isEqualTo(1);
        assertThat(send()).isEqualTo(1);
        assertThat(only(hook).state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void aClockThatIsSetBackHoldsNothingUp() {
        hook(HookEvent.OPENED);
        desk.submit("call-1");
        desk.clock.move(Duration.ofDays(-2));
        assertThat(send()).isEqualTo(1);
        assertThat(received).hasSize(1);
    }

    @Test
    void twoThatSendAtTheSameMomentTellEachEventOnce() {
        hook(HookEvent.OPENED);
        var opened =
                IntStream.range(0, 20).mapToObj(i -> desk.submit("call-" + i)).toList();
        try (var store = kind.open(data);
                var other = new Courier(desk.vertx, store, desk.seal, desk.clock, OPTIONS)) {
            var sent = Future.all(courier.sendDue(), other.sendDue());
            assertThat(Await.result(sent).<Integer>list())
                    .satisfies(both -> assertThat(both.get(0) + both.get(1)).isEqualTo(opened.size()));
            assertThat(received.stream()
                            .map(it -> it.json().getJsonObject("data").getString("review")))
                    .containsExactlyInAnyOrderElementsOf(opened);
        }
    }

    @Test
    void whatOneWasSendingWhenItDiedAnotherSends() {
        var hook = hook(HookEvent.OPENED);
        desk.submit("call-1");
        // It takes the message, and is never heard of again.
        desk.store.call(connection -> OutboxTable.take(
                connection, desk.clock.instant(), desk.clock.instant().plus(OPTIONS.timeout()), FAR, 1));
        assertThat(send()).as("it may still be at it").isZero();
        desk.clock.move(OPTIONS.timeout().multipliedBy(3));
        assertThat(send()).isEqualTo(1);
        assertThat(received).hasSize(1);
        assertThat(only(hook).state()).isEqualTo(State.DELIVERED);
        assertThat(only(hook).attempts()).isEqualTo(2);
    }

    @Test
    void redirectsAreNotFollowed() {
        var hook = hook(HookEvent.OPENED);
        desk.submit("call-1");
        status.set(302);
        send();
        assertThat(received).hasSize(1);
        assertThat(only(hook).problem()).isEqualTo("status 302");
    }

    @Test
    void aTargetThatIsNotThereIsAProblemAndNoMore() {
        var hook = hook(HookEvent.OPENED);
        desk.submit("call-1");
        Await.result(target.close());
        assertThat(send()).isEqualTo(1);
        assertThat(only(hook).state()).isEqualTo(State.PENDING);
        assertThat(only(hook).problem()).isEqualTo("no connection");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "https://127.0.0.1/",
                "https://10.1.2.3/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest",
                "https://[::1]/",
                "https://[fd00::1]/",
                "https://100.64.0.1/",
                "https://[::ffff:10.0.0.1]/",
                "https://0.0.0.0/",
                "https://user:secret@93.184.216.34/",
                "ftp://a/",
                "x y"
            })
    void targetsThatAreNotPublicAreRefused(String url) {
        var strict = desk(HookOptions.DEFAULT);
        assertThatThrownBy(() -> Await.result(strict.create(CHIEF, url, Set.of(HookEvent.OPENED))))
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aTargetThatBecamePrivateIsNotSentTo() {
        var hook = hook(HookEvent.OPENED);
        desk.submit("call-1");
        try (var strict = new Courier(desk.vertx, desk.store, desk.seal, desk.clock, HookOptions.DEFAULT)) {
            assertThat(Await.result(strict.sendDue())).isEqualTo(1);
        }
        assertThat(received).isEmpty();
        assertThat(only(hook).problem()).isNotEmpty();
    }

    @Test
    void theSecretIsShownOnceAndKeptSealed() {
        var hook = hook(HookEvent.OPENED);
        assertThat(hook.toString()).doesNotContain(hook.secret());
        assertThat(Directories.text(data)).doesNotContain(hook.secret().substring("whsec_".length()));
        Await.result(webhooks.delete(CHIEF, hook.webhook().id()));
        assertThat(Await.result(webhooks.list(CHIEF))).isEqualTo(List.of());
    }
}
