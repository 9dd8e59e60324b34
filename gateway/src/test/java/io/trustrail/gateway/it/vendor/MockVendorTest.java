package io.trustrail.gateway.it.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MockVendorTest {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();
    private final MockVendor vendor = MockVendor.start();

    @AfterEach
    void close() {
        vendor.close();
        vertx.close().await();
    }

    /** Asks for the body before it may come. */
    private static Future<Buffer> bodyOf(HttpClientResponse reply) {
        var body = reply.body();
        reply.resume();
        return body;
    }

    @Test
    void remembersWhatItWasSent() {
        vendor.answers(Script.json(201, "{\"a\" : 1.00}"));

        var reply = call("{ \"b\":2 }");

        assertThat(reply.statusCode()).isEqualTo(201);
        assertThat(reply.getHeader("content-type")).isEqualTo("application/json");
        assertThat(bodyOf(reply).await()).hasToString("{\"a\" : 1.00}");
        var request = vendor.onlyRequest();
        assertThat(request.text()).isEqualTo("{ \"b\":2 }");
        assertThat(new String(request.everything(), StandardCharsets.UTF_8))
                .startsWith("POST /v1/x\n")
                .contains("x-key: k\n")
                .endsWith("{ \"b\":2 }");
    }

    @Test
    void cutsAreReadsOfTheirOwn() throws InterruptedException {
        vendor.answers(Script.sse()
                .cut("abcdef".getBytes(StandardCharsets.UTF_8), 1, 2, 5)
                .end());

        var reads = reads(call(""));

        assertThat(List.of(reads.take(), reads.take(), reads.take(), reads.take()))
                .containsExactly("a", "b", "cde", "f");
    }

    @Test
    void waitsForTheTestBetweenWrites() throws InterruptedException {
        var signal = Promise.<Void>promise();
        vendor.answers(
                Script.sse().write("one").await(signal.future()).write("two").end());

        var reads = reads(call(""));
        var first = reads.take();
        var writtenBefore = vendor.onlyRequest().written().get();
        signal.complete();

        assertThat(first).isEqualTo("one");
        assertThat(writtenBefore).isLessThanOrEqualTo(3);
        assertThat(reads.poll(10, TimeUnit.SECONDS)).isEqualTo("two");
    }

    @Test
    void hangsUpInTheMiddle() {
        vendor.answers(Script.sse().write("data: {").hangUp());

        assertThatThrownBy(() -> bodyOf(call("")).await()).hasMessageContaining("closed");
    }

    @Test
    void noticesACallerThatLeaves() throws Exception {
        vendor.answers(Script.sse().write("one").stall());

        var reply = call("");
        reply.request().connection().close().await();

        vendor.nextRequest().gone().get(10, TimeUnit.SECONDS);
    }

    @Test
    void saysNothingWhenToldSo() throws Exception {
        vendor.answers(Script.silence());

        var pending = sent("").compose(request -> request.response());
        var request = vendor.nextRequest();

        assertThat(request.gone()).isNotDone();
        assertThat(pending.isComplete()).isFalse();
    }

    @Test
    void countsOnlyWhatTheReaderLetsThrough() throws Exception {
        vendor.answers(Script.sse().repeat(new byte[1 << 20], 64).end());

        var reply = call("");
        var request = vendor.nextRequest();

        assertThat(request.written().get()).isLessThan(64L << 20);
        var end = reply.end();
        reply.resume();
        end.await();
        assertThat(request.written().get()).isEqualTo(64L << 20);
        assertThat(request.gone()).isNotDone();
    }

    @Test
    void tellsWhatNobodyScripted() {
        assertThat(call("").statusCode()).isEqualTo(599);
        assertThat(vendor.failures()).hasSize(1);
    }

    private HttpClientResponse call(String body) {
        return sent(body)
                .compose(request -> request.response().map(MockVendorTest::paused))
                .await();
    }

    /* What arrives before somebody reads would be lost. */
    private static HttpClientResponse paused(HttpClientResponse reply) {
        return reply.pause();
    }

    private Future<HttpClientRequest> sent(String body) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(vendor.url() + "/v1/x")
                .putHeader("x-key", "k");
        return client.request(options)
                .compose(request -> request.end(Buffer.buffer(body)).map(request));
    }

    private static BlockingQueue<String> reads(HttpClientResponse reply) {
        var reads = new LinkedBlockingQueue<String>();
        reply.handler(piece -> reads.add(piece.toString())).resume();
        return reads;
    }
}
