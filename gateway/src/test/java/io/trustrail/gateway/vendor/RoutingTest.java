package io.trustrail.gateway.vendor;

import static io.trustrail.gateway.vendor.ScriptedVendor.reply;
import static io.trustrail.gateway.vendor.Specs.CHAT;
import static io.trustrail.gateway.vendor.Specs.MESSAGES;
import static io.trustrail.gateway.vendor.Specs.feature;
import static io.trustrail.gateway.vendor.Specs.first;
import static io.trustrail.gateway.vendor.Specs.vendor;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.TargetSpec;
import io.trustrail.gateway.vendor.Caller.Answer;
import io.trustrail.gateway.vendor.VendorFailure.Kind;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RoutingTest {

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedVendor a = ScriptedVendor.start(vertx);
    private final ScriptedVendor b = ScriptedVendor.start(vertx);
    private final ScriptedVendor c = ScriptedVendor.start(vertx);

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void sharesCallsByWeight() throws Exception {
        Feature feature = feature(
                new TargetSpec("a", "model", 3), new TargetSpec("b", "model", 1), new TargetSpec("c", "model", 0));
        try (Caller caller = threeVendors()) {
            for (int i = 0; i < 200; i++) {
                caller.ask(feature);
            }
        }

        assertThat(a.received().size()).isBetween(130, 170);
        assertThat(b.received()).hasSize(200 - a.received().size());
        assertThat(c.received()).isEmpty();
    }

    @Test
    void triesWeightedTargetsBeforeFallbacksInOrder() throws Exception {
        a.plays(reply(500, "a"));
        b.plays(reply(500, "b"));
        c.plays(reply(200, "c"));
        Feature feature = feature(
                new TargetSpec("c", "second", 0),
                new TargetSpec("b", "first", 0),
                new TargetSpec("a", "one", 1),
                new TargetSpec("a", "two", 1));
        Feature ordered = feature(
                new TargetSpec("b", "first", 0),
                new TargetSpec("c", "second", 0),
                new TargetSpec("a", "one", 1),
                new TargetSpec("a", "two", 1));
        try (Caller caller = threeVendors()) {
            assertThat(caller.ask(feature).attempts()).isEqualTo(3);
            assertThat(caller.recorded().subList(0, 2)).containsExactlyInAnyOrder("a/one", "a/two");
            assertThat(caller.recorded()).endsWith("c/second");
            caller.recorded().clear();

            Answer answer = caller.ask(ordered);

            assertThat(caller.recorded().subList(2, 4)).containsExactly("b/first", "c/second");
            assertThat(answer.body()).isEqualTo("c");
            assertThat(answer.attempts()).isEqualTo(4);
            assertThat(answer.target()).hasToString("c/second");
        }
    }

    @Test
    void passesOverVendorsThatDoNotSpeakTheDialect() throws Exception {
        try (Caller caller = new Caller(
                vertx,
                vendor("a", a.port()).dialects(MESSAGES),
                vendor("b", b.port()).dialects(CHAT, MESSAGES))) {
            caller.ask(first("a", "b"));
        }

        assertThat(a.received()).isEmpty();
        assertThat(b.received()).hasSize(1);
    }

    @Test
    void failsWithoutATarget() throws Exception {
        try (Caller caller = new Caller(vertx, vendor("a", a.port()).dialects(MESSAGES))) {
            assertThat(caller.failure(first("a", "unknown"))).isEqualTo(Kind.NO_TARGET);
            assertThat(caller.recorded()).isEmpty();
        }
    }

    @Test
    void goesToTheFallbackWhenTheFirstCannotBeReached() throws Exception {
        try (Caller caller = new Caller(vertx, vendor("a", ScriptedVendor.deadPort(vertx)), vendor("b", b.port()))) {
            Answer answer = caller.ask(first("a", "b"));

            assertThat(answer.body()).isEqualTo("ok");
            assertThat(caller.heard().events()).containsExactly("a/model CONNECT", "b/model 200");
        }
    }

    @Test
    void endsOnTheContextThatCalled() throws Exception {
        try (Caller caller = threeVendors()) {
            CompletableFuture<Boolean> home = caller.on(() -> {
                Thread here = Thread.currentThread();
                return caller.vendors()
                        .call(first("a"), Caller.chat(), target -> Recordings.later("{}"))
                        .map(reply -> Thread.currentThread() == here && Vertx.currentContext() == caller.context());
            });

            assertThat(home.get(10, SECONDS)).isTrue();
        }
    }

    private Caller threeVendors() {
        return new Caller(vertx, vendor("a", a.port()), vendor("b", b.port()), vendor("c", c.port()));
    }
}
