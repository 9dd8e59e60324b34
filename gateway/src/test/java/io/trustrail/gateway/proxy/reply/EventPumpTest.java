package io.trustrail.gateway.proxy.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.dialect.Dialects;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Guard;
import io.trustrail.gateway.guard.ScriptedGuard;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.proxy.FakeClient;
import io.trustrail.gateway.proxy.FakeVendor;
import io.trustrail.gateway.vendor.VendorFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventPumpTest {

    private static final Guard PASSING =
            ScriptedGuard.of(passage -> Verdict.allow(passage.text().length()));
    private static final Guard BLOCKING = ScriptedGuard.finding("FORBIDDEN", "WORD", Action.BLOCK);

    private static final Verdict ALL_GOOD = Verdict.allow(100);

    private final FakeVendor vendor = new FakeVendor();
    private final FakeClient client = new FakeClient();
    private final ArrayList<Promise<Verdict>> thoughts = new ArrayList<>();
    private final Guard thinking = new ScriptedGuard("slow", 0, passage -> {
        var thought = Promise.<Verdict>promise();
        thoughts.add(thought);
        return thought.future();
    });

    private Future<Void> run(Guard guard) {
        var relay = new ReplyFixture().relay(Dialects.OPENAI_CHAT, guard);
        return new EventPump(vendor, client.response(), relay, 1000, "v").run();
    }

    private static String text(String content) {
        return "{\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + content + "\"}}]}";
    }

    private static String event(String content) {
        return "data: " + text(content) + "\n\n";
    }

    private static VendorFailure.Kind failure(Future<?> done) {
        assertThat(done.cause()).isInstanceOf(VendorFailure.class);
        return ((VendorFailure) done.cause()).kind();
    }

    @Test
    void eventsGoOnOneByOneAndTheEndCompletes() {
        var done = run(PASSING);
        vendor.event(text("a")).event(text("b"));
        assertThat(client.writes()).containsExactly(event("a"), event("b"));
        assertThat(done.isComplete()).isFalse();
        vendor.event("[DONE]").end();
        assertThat(done.succeeded()).isTrue();
        assertThat(client.text()).endsWith("data: [DONE]\n\n");
        assertThat(vendor.asked()).containsExactly("resume");
    }

    @Test
    void eventsThatComeTogetherAreWrittenTogether() {
        run(PASSING);
        vendor.send(event("a") + event("b") + "data: {\"id");
        assertThat(client.writes()).containsExactly(event("a") + event("b"));
        vendor.send("\":\"c\",\"choices\":[]}\n\n");
        assertThat(client.writes()).hasSize(2);
    }

    @Test
    void theVendorWaitsWhileAGuardThinks() {
        var done = run(thinking);
        vendor.event(text("a"));
        assertThat(vendor.isPaused()).isTrue();
        vendor.event(text("b")).event("[DONE]").end();
        assertThat(client.text()).isEmpty();
        thoughts.get(0).complete(ALL_GOOD);
        assertThat(client.text()).isEqualTo(event("a"));
        assertThat(thoughts).hasSize(2);
        assertThat(vendor.isPaused()).isTrue();
        thoughts.get(1).complete(ALL_GOOD);
        assertThat(client.text()).isEqualTo(event("a") + event("b") + "data: [DONE]\n\n");
        assertThat(done.succeeded()).isTrue();
    }

    @Test
    void theVendorWaitsWhileTheClientIsSlow() {
        run(PASSING);
        client.tooSlow();
        vendor.event(text("a"));
        assertThat(vendor.isPaused()).isTrue();
        vendor.event(text("b"));
        assertThat(client.text()).isEqualTo(event("a"));
        client.caughtUp();
        assertThat(vendor.isPaused()).isFalse();
        assertThat(client.text()).isEqualTo(event("a") + event("b"));
    }

    @Test
    void aClientThatCatchesUpDoesNotHurryAGuard() {
        run(thinking);
        client.tooSlow();
        vendor.event(text("a"));
        client.caughtUp();
        assertThat(vendor.isPaused()).isTrue();
        client.tooSlow();
        thoughts.get(0).complete(ALL_GOOD);
        assertThat(vendor.isPaused()).isTrue();
        client.caughtUp();
        assertThat(vendor.isPaused()).isFalse();
    }

    @Test
    void whatPassedBeforeABlockGoesOutAndNothingAfterIt() {
        var done = run(BLOCKING);
        vendor.send(event("a") + event("FORBIDDEN") + event("b"));
        assertThat(done.cause()).isInstanceOf(ReplyBlocked.class);
        assertThat(client.text()).isEqualTo(event("a"));
        vendor.event(text("c")).end();
        assertThat(client.text()).isEqualTo(event("a"));
    }

    @Test
    void aVendorThatBreaksOffIsToldAfterWhatItSent() {
        var done = run(thinking);
        vendor.event(text("a"));
        vendor.fail(new VendorFailure(VendorFailure.Kind.IDLE_TIMEOUT, "v"));
        assertThat(done.isComplete()).isFalse();
        thoughts.get(0).complete(ALL_GOOD);
        assertThat(client.text()).isEqualTo(event("a"));
        assertThat(failure(done)).isEqualTo(VendorFailure.Kind.IDLE_TIMEOUT);
    }

    @Test
    void anEndBeforeTheEndIsAFailure() {
        var done = run(PASSING);
        vendor.event(text("a")).end();
        assertThat(client.text()).isEqualTo(event("a"));
        assertThat(failure(done)).isEqualTo(VendorFailure.Kind.CLOSED_EARLY);
    }

    @Test
    void aLastEventMayLackItsBlankLine() {
        var done = run(PASSING);
        vendor.event(text("a")).send("data: [DONE]").end();
        assertThat(done.succeeded()).isTrue();
        assertThat(client.text()).endsWith("data: [DONE]");
    }

    @Test
    void whatIsHeldBackGoesOutAtTheEnd() {
        var done = run(new ReplyFixture.WordGuard());
        vendor.event(text("so ba")).event(text("d"));
        assertThat(client.text()).doesNotContain("[X]");
        vendor.event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}")
                .end();
        assertThat(client.text()).contains("\"content\":\"[X]\"");
        assertThat(done.succeeded()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "'data: {\"choices\":\n\n'   → UNREADABLE",
                "'<html>Bad gateway</html>\n\n' → UNREADABLE",
                "'data: {}\nsecret: x\n\n'   → UNREADABLE",
                "'data: LONG\n\n'            → TOO_LARGE",
                "'data: LONG'                → TOO_LARGE",
            })
    void aStreamThatIsNoneIsTheVendorsFault(String bytes, VendorFailure.Kind kind) {
        var done = run(PASSING);
        vendor.event(text("a"));
        vendor.send(bytes.replace("LONG", "x".repeat(2000)));
        assertThat(failure(done)).isEqualTo(kind);
        assertThat(client.text()).isEqualTo(event("a"));
        vendor.event(text("b"));
        assertThat(client.text()).isEqualTo(event("a"));
    }

    @Test
    void commentsGoOn() {
        run(PASSING);
        vendor.send(": keep-alive\n\n");
        assertThat(client.text()).isEqualTo(": keep-alive\n\n");
    }
}
