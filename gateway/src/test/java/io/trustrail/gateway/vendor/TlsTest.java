package io.trustrail.gateway.vendor;

import static io.trustrail.gateway.vendor.ScriptedVendor.begin;
import static io.trustrail.gateway.vendor.ScriptedVendor.hang;
import static io.trustrail.gateway.vendor.ScriptedVendor.reply;
import static io.trustrail.gateway.vendor.Specs.first;
import static io.trustrail.gateway.vendor.Specs.vendor;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trustrail.gateway.vendor.ScriptedVendor.Received;
import io.trustrail.gateway.vendor.VendorFailure.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TlsTest {

    private static Certificate ours;
    private static Certificate othersName;

    private final Vertx vertx = Vertx.vertx();

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws IOException, InterruptedException {
        ours = Certificate.of(folder, "ours", "dns:localhost,ip:127.0.0.1");
        othersName = Certificate.of(folder, "others", "dns:vendor.example");
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void trustsTheCaFile() throws Exception {
        ScriptedVendor a = ScriptedVendor.start(vertx, ours.server());
        try (Caller caller = new Caller(vertx, tls(a).ca(ours.pem()))) {
            assertThat(caller.ask(first("a")).body()).isEqualTo("ok");
        }
    }

    @Test
    void trustsNobodyUnknown() throws Exception {
        ScriptedVendor a = ScriptedVendor.start(vertx, ours.server());
        try (Caller without = new Caller(vertx, tls(a));
                Caller another = new Caller(vertx, tls(a).ca(othersName.pem()))) {
            assertThat(without.failure(first("a"))).isEqualTo(Kind.CONNECT);
            assertThat(another.failure(first("a"))).isEqualTo(Kind.CONNECT);
            assertThat(a.received()).isEmpty();
        }
    }

    @Test
    void trustsNobodyUnderAnotherName() throws Exception {
        ScriptedVendor a = ScriptedVendor.start(vertx, othersName.server());
        try (Caller caller = new Caller(vertx, tls(a).ca(othersName.pem()))) {
            assertThat(caller.failure(first("a"))).isEqualTo(Kind.CONNECT);
            assertThat(a.received()).isEmpty();
        }
    }

    @Test
    void needsAReadableCaFile(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        for (Path file : List.of(text, empty, folder.resolve("missing.pem"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Caller(
                            vertx, vendor("a", 1).url("https://localhost").ca(file)))
                    .withMessage("vendor a: caFile: no certificates can be read from " + file
                            + ": it must be a readable file in PEM format");
        }
    }

    @Test
    void speaksHttp2WhereItIsOffered() throws Exception {
        ScriptedVendor a = ScriptedVendor.start(vertx, http2());
        try (Caller caller = new Caller(vertx, tls(a).ca(ours.pem()).pool(4, 16, true));
                Caller withoutHttp2 = new Caller(vertx, tls(a).ca(ours.pem()))) {
            caller.ask(first("a"));
            caller.ask(first("a"));
            withoutHttp2.ask(first("a"));

            assertThat(a.received())
                    .extracting(Received::version)
                    .containsExactly(HttpVersion.HTTP_2, HttpVersion.HTTP_2, HttpVersion.HTTP_1_1);
            assertThat(a.received().get(1).connection())
                    .isEqualTo(a.received().get(0).connection());
        }
    }

    @Test
    void speaksHttp1WhereHttp2IsNotOfferedAndAllCallsAtOnce() throws Exception {
        ScriptedVendor a = ScriptedVendor.start(vertx, ours.server().setUseAlpn(false));
        a.plays(begin("half"));
        try (Caller caller = new Caller(vertx, tls(a).ca(ours.pem()).pool(6, 16, true))) {
            List<CompletableFuture<VendorReply>> replies = new ArrayList<>();
            for (int call = 0; call < 6; call++) {
                replies.add(caller.head(first("a"), new Cancellation()));
            }
            for (CompletableFuture<VendorReply> reply : replies) {
                assertThat(reply.get(10, SECONDS).status()).isEqualTo(200);
            }

            assertThat(a.received()).extracting(Received::version).containsOnly(HttpVersion.HTTP_1_1);
        }
    }

    @Test
    void resetsOneHttp2StreamAlone() throws Exception {
        ScriptedVendor a = ScriptedVendor.start(vertx, http2());
        a.plays(reply(200, "warm"), hang(), begin("half"), begin("half"), reply(200, "next"));
        try (Caller caller = new Caller(vertx, tls(a).ca(ours.pem()).pool(1, 16, true))) {
            caller.ask(first("a"));
            Cancellation beforeTheHead = new Cancellation();
            CompletableFuture<VendorReply> waiting = caller.head(first("a"), beforeTheHead);
            a.nextOpen();
            a.nextOpen();
            VendorReply cancelled = caller.head(first("a"));
            VendorReply other = caller.head(first("a"));
            beforeTheHead.cancel();
            cancelled.cancel().run();

            assertThat(Caller.failure(waiting)).isEqualTo(Kind.CANCELLED);
            assertThat(a.nextHangUp()).isNotEmpty();
            assertThat(a.nextHangUp()).isNotEmpty();
            a.nextOpen();
            var rest = a.nextOpen();
            vertx.runOnContext(now -> rest.end(" whole"));
            assertThat(caller.rest(other).get(10, SECONDS).body()).isEqualTo("half whole");
            assertThat(caller.ask(first("a")).body()).isEqualTo("next");
            assertThat(a.received())
                    .extracting(Received::connection)
                    .containsOnly(a.received().get(0).connection());
        }
    }

    @Test
    void aSlowReaderDoesNotHoldUpOthersOnItsConnection() throws Exception {
        ScriptedVendor a = ScriptedVendor.start(vertx, http2());
        String large = "x".repeat(400_000);
        a.plays(reply(200, large));
        try (Caller caller = new Caller(vertx, tls(a).ca(ours.pem()).pool(1, 16, true))) {
            VendorReply slow = caller.head(first("a"));
            VendorReply slower = caller.head(first("a"));

            assertThat(caller.ask(first("a")).body()).isEqualTo(large);
            assertThat(caller.rest(slow).get(10, SECONDS).body()).isEqualTo(large);
            assertThat(caller.rest(slower).get(10, SECONDS).body()).isEqualTo(large);
        }
    }

    @Test
    void getsTheConnectionsBackOfCallersWhoLeaveWhileItConnects() throws Exception {
        Http2Settings twoStreams = new Http2Settings().setMaxConcurrentStreams(2);
        ScriptedVendor a = ScriptedVendor.start(vertx, http2().setInitialSettings(twoStreams));
        for (boolean http2 : new boolean[] {true, false}) {
            try (Caller caller =
                    new Caller(vertx, tls(a).ca(ours.pem()).pool(1, 16, http2).connectMillis(9_000))) {
                leaveWhileItConnects(caller);

                assertThat(caller.ask(first("a")).body()).isEqualTo("ok");
            }
        }
        assertThat(a.received()).hasSize(2);
    }

    private static void leaveWhileItConnects(Caller caller) throws Exception {
        CompletableFuture<VendorReply> left = caller.on(() -> {
            Cancellation cancellation = new Cancellation();
            Future<VendorReply> one = callThatCanBeLeft(caller, cancellation);
            Cancellation another = new Cancellation();
            Future<VendorReply> two = callThatCanBeLeft(caller, another);
            cancellation.cancel();
            another.cancel();
            return one.recover(cancelled -> two);
        });
        assertThat(Caller.failure(left)).isEqualTo(Kind.CANCELLED);
    }

    private static Future<VendorReply> callThatCanBeLeft(Caller caller, Cancellation cancellation) {
        return caller.vendors().call(first("a"), Caller.chat(), target -> Recordings.now("{}"), cancellation);
    }

    private static HttpServerOptions http2() {
        return ours.server().setUseAlpn(true);
    }

    private static Specs tls(ScriptedVendor vendor) {
        return vendor("a", vendor.port()).url("https://localhost:" + vendor.port());
    }
}
