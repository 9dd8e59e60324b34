package io.trustrail.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.trustrail.bench.load.Failure;
import io.trustrail.bench.load.Generator;
import io.trustrail.bench.load.Load;
import io.trustrail.bench.load.Tally;
import io.trustrail.bench.load.Target;
import io.trustrail.bench.subject.Pipe;
import io.trustrail.bench.talk.Conversation;
import io.trustrail.bench.upstream.Upstream;
import io.trustrail.bench.wire.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RigTest {

    private static final long SECOND = 1_000_000_000;
    private static final Conversation JSON_1K = Conversation.json("json-1k", 1000, true);
    private static final Conversation JSON_8K = Conversation.json("json-8k", 8000, true);
    private static final Conversation AT_ONCE = Conversation.stream("sse", 64, 0);
    private static final long PACE = 10_000_000;
    private static final Conversation SENTENCES = Conversation.plain("sentences", PACE);
    private static final Conversation PACED = Conversation.stream("sse-paced", 10, 10_000_000);

    private final Vertx vertx = Vertx.vertx();
    private final Tally tally = new Tally();
    private EventLoop loop;
    private Upstream upstream;

    @BeforeEach
    void open() throws IOException {
        loop = new EventLoop();
        upstream = new Upstream(loop);
    }

    @AfterEach
    void close() throws Exception {
        loop.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void everyCallIsAnsweredDirectly() throws Exception {
        run(Load.closed(JSON_1K, 8, 0), upstream.address());

        assertThat(tally.failures()).isEmpty();
        assertThat(tally.calls()).isPositive().isEqualTo(upstream.calls());
        assertThat(upstream.emailsSeen()).isEqualTo(upstream.calls());
        assertThat(tally.latency().getTotalCount()).isEqualTo(tally.calls());
    }

    @Test
    void everyCallIsAnsweredThroughThePipe() throws Exception {
        run(Load.closed(JSON_8K, 8, 0), pipe(upstream.address().getPort()));

        assertThat(tally.failures()).isEmpty();
        assertThat(tally.calls()).isPositive().isEqualTo(upstream.calls());
    }

    @Test
    void streamsArriveWhole() throws Exception {
        run(Load.closed(AT_ONCE, 4, 0), pipe(upstream.address().getPort()));

        assertThat(tally.failures()).isEmpty();
        assertThat(tally.calls()).isPositive().isEqualTo(upstream.calls());
        assertThat(tally.chunks()).isEqualTo(tally.calls() * (1 + 64 + 2));
        assertThat(tally.firstText().getTotalCount()).isEqualTo(tally.calls());
        assertThat(tally.firstChunkNumber().getMaxValue()).isEqualTo(1);
    }

    @Test
    void pacedStreamsArriveWhole() throws Exception {
        run(Load.once(PACED, 20, SECOND / 10), pipe(upstream.address().getPort()));

        assertThat(tally.failures()).isEmpty();
        assertThat(tally.calls()).isEqualTo(20);
        assertThat(tally.chunks()).isEqualTo(20 * (1 + 10 + 2));
    }

    @Test
    void theVendorsFirstSentenceIsTimedByItsOwnClock() throws Exception {
        run(Load.once(SENTENCES, 5, 0), pipe(upstream.address().getPort()));

        assertThat(tally.failures()).isEmpty();
        assertThat(tally.vendorSentence().getTotalCount()).isEqualTo(5);
        assertThat(tally.vendorSentence().getMinValue())
                .isGreaterThanOrEqualTo(rounded(PACE * (SENTENCES.firstSentenceChunk() - 1)));
        assertThat(tally.firstChunkNumber().getMaxValue()).isEqualTo(1);
    }

    @Test
    void aProxyThatHoldsAStreamBackIsBeyondTheFirstSentence() throws Exception {
        var client = vertx.createHttpClient();
        int vendor = upstream.address().getPort();
        int port = vertx.createHttpServer()
                .requestHandler(request -> request.body()
                        .compose(body -> client.request(HttpMethod.POST, vendor, "127.0.0.1", "/v1/chat/completions")
                                .compose(out -> out.send(body))
                                .compose(reply -> reply.body()))
                        .onSuccess(body -> request.response().end(body)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();

        run(Load.once(SENTENCES, 5, 0), loopback(port));

        assertThat(tally.failures()).isEmpty();
        long whole = PACE * (SENTENCES.chunks() - 1);
        assertThat(tally.vendorToText().getMinValue()).isGreaterThanOrEqualTo(rounded(whole));
        assertThat(tally.beyondSentence().getTotalCount()).isEqualTo(5);
        assertThat(tally.beyondSentence().getMinValue()).isPositive();
    }

    /* Histograms keep three digits. */
    private static long rounded(long nanos) {
        return nanos - nanos / 100;
    }

    @Test
    void nobodyAsksTwiceForSentences() throws Exception {
        var asked = ConcurrentHashMap.<Buffer>newKeySet();
        int port = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    asked.add(body);
                    request.response().end();
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();

        run(Load.once(SENTENCES, 5, 0), loopback(port));
        run(Load.once(SENTENCES, 5, 0), loopback(port));

        assertThat(asked).hasSize(10);
    }

    @Test
    void anOpenLoopKeepsItsRate() throws Exception {
        run(Load.open(JSON_1K, 8, 300), upstream.address());

        assertThat(tally.failures()).isEmpty();
        assertThat(tally.calls()).isBetween(100L, 400L);
    }

    @Test
    void impersonalTextComesBackToo() throws Exception {
        run(Load.closed(Conversation.json("clean", 1000, false), 2, 0), upstream.address());

        assertThat(tally.failures()).isEmpty();
        assertThat(tally.calls()).isPositive();
        assertThat(upstream.emailsSeen()).isZero();
    }

    @Test
    void requestsHaveAboutTheSizeAskedForAndAllTheSame() {
        for (var conversation : new Conversation[] {JSON_1K, JSON_8K, AT_ONCE, SENTENCES}) {
            var sizes = new int[Conversation.CALLERS];
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = conversation.request("model", i).length;
                assertThat(conversation.expectedText(i)).hasSameSizeAs(conversation.expectedText(0));
            }
            assertThat(sizes).containsOnly(sizes[0]);
            assertThat(sizes[0]).isBetween(900, 8200);
        }
        assertThat(AT_ONCE.expectedText(7)).hasSize(64 * 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"id\":\"chatcmpl-0000000000000000001-001\",\"choices\":[{\"delta\":{\"content\":\"half\"}}]}\n\n",
                "data: [DONE]\n\n"
            })
    void aStreamThatIsCutShortIsAFailure(String body) throws Exception {
        run(Load.once(AT_ONCE, 3, 0), answering(200, body));

        assertThat(tally.calls()).isZero();
        assertThat(tally.failures())
                .containsOnly(entry(body.contains("DONE") ? Failure.WRONG_TEXT : Failure.NO_DONE, 3L));
    }

    @Test
    void aReplyWithAnotherTextIsAFailure() throws Exception {
        run(Load.once(JSON_1K, 3, 0), answering(200, "{\"content\":\"Thank you. We will write to [EMAIL]\"}"));

        assertThat(tally.calls()).isZero();
        assertThat(tally.failures()).containsOnly(entry(Failure.WRONG_TEXT, 3L));
    }

    @Test
    void anErrorStatusIsAFailureAndIsShown() throws Exception {
        run(Load.once(AT_ONCE, 3, 0), answering(403, "{\"error\":\"no\"}"));

        assertThat(tally.calls()).isZero();
        assertThat(tally.failures()).containsOnly(entry(Failure.STATUS, 3L));
        assertThat(tally.firstFailure()).contains("403").contains("\"no\"");
    }

    @Test
    void nobodyThereIsAFailure() throws Exception {
        run(Load.once(JSON_1K, 3, 0), loopback(1));

        assertThat(tally.failures()).containsOnly(entry(Failure.CONNECTION_LOST, 3L));
    }

    @Test
    void aPromptWithoutItsSentencesIsRefused() throws Exception {
        upstream.serve(Conversation.json("other", 1000, true));
        var target = new Target(upstream.address(), "model", "key");
        var client = vertx.createHttpClient();
        var reply = client.request(HttpMethod.POST, target.address().getPort(), "127.0.0.1", "/")
                .compose(request -> request.send(Buffer.buffer("{}")))
                .toCompletionStage()
                .toCompletableFuture();

        loop.run(reply::isDone, false);

        assertThat(reply.get().statusCode()).isEqualTo(422);
    }

    @Test
    void valuesThatAProxyHidesAndRestoresComeBack() throws Exception {
        var client = vertx.createHttpClient();
        int vendor = upstream.address().getPort();
        int port = vertx.createHttpServer()
                .requestHandler(request -> request.body()
                        .compose(body -> client.request(HttpMethod.POST, vendor, "127.0.0.1", "/v1/chat/completions")
                                .compose(out -> out.send(
                                        body.toString().replaceAll("mara\\.lind(\\d+)@example.org", "[EMAIL_$1]")))
                                .compose(reply -> reply.body()))
                        .onSuccess(body -> request.response()
                                .end(body.toString().replaceAll("\\[EMAIL_(\\d+)]", "mara.lind$1@example.org"))))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();

        run(Load.closed(JSON_8K, 4, 0), loopback(port));

        assertThat(tally.failures()).isEmpty();
        assertThat(tally.calls()).isPositive();
        assertThat(upstream.emailsSeen()).isZero();
    }

    private void run(Load load, InetSocketAddress address) throws IOException {
        upstream.serve(load.conversation());
        try (var generator = new Generator(loop, new Target(address, "model", "key"), load, tally)) {
            generator.start();
            long end = System.nanoTime() + SECOND;
            loop.run(() -> System.nanoTime() >= end || (generator.finished() && load.calls() == 1), false);
            generator.stop();
            long last = System.nanoTime() + 5 * SECOND;
            loop.run(() -> System.nanoTime() >= last || generator.quiet(), false);
        }
    }

    private InetSocketAddress pipe(int upstreamPort) throws Exception {
        int port = Pipe.start(vertx, upstreamPort)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        return loopback(port);
    }

    private InetSocketAddress answering(int status, String body) throws Exception {
        int port = vertx.createHttpServer()
                .requestHandler(
                        request -> request.response().setStatusCode(status).end(body))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        return loopback(port);
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
