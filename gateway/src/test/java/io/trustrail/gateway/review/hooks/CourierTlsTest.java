package io.trustrail.gateway.review.hooks;

import static io.trustrail.gateway.review.queue.Desk.CHIEF;
import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.review.hooks.Delivery.State;
import io.trustrail.gateway.review.queue.Desk;
import io.trustrail.gateway.vendor.Certificate;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages over TLS: to the target that the certificate names, and to nobody else. */
class CourierTlsTest {

    private static final HookOptions OPTIONS = HookOptions.DEFAULT.withPrivateTargets(true);

    @TempDir
    private Path folder;

    private final AtomicInteger received = new AtomicInteger();
    private Desk desk;
    private Certificate certificate;
    private int port;

    @BeforeEach
    void start() throws Exception {
        desk = new Desk(folder.resolve("data"), new Outbox());
        certificate = Certificate.of(folder, "hooks", "dns:localhost");
        port = Await.result(desk.vertx
                        .createHttpServer(certificate.server())
                        .requestHandler(request -> {
                            received.incrementAndGet();
                            request.response().end();
                        })
                        .listen(0, "127.0.0.1"))
                .actualPort();
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    /** Tells a target of a new review, once. */
    private Delivery told(String host, HookOptions options) {
        var webhooks = new WebhookDesk(desk.vertx, desk.store, desk.register, desk.seal, desk.clock, options);
        var hook = Await.result(webhooks.create(CHIEF, "https://" + host + ":" + port + "/", Set.of(HookEvent.OPENED)));
        desk.submit("call-1");
        try (var courier = new Courier(desk.vertx, desk.store, desk.seal, desk.clock, options)) {
            assertThat(Await.result(courier.sendDue())).isEqualTo(1);
        }
        return Await.result(webhooks.deliveries(CHIEF, hook.webhook().id())).get(0);
    }

    @Test
    void aTargetWithTheRightCertificateIsTold() {
        var delivery =
                told("localhost", OPTIONS.withAuthorities(certificate.pem().toString()));
        assertThat(delivery.problem()).isEmpty();
        assertThat(delivery.state()).isEqualTo(State.DELIVERED);
        assertThat(received).hasValue(1);
    }

    @Test
    void aTargetWhoseCertificateNamesSomebodyElseIsNotTold() {
        var delivery =
                told("127.0.0.1", OPTIONS.withAuthorities(certificate.pem().toString()));
        assertThat(delivery.state()).isEqualTo(State.PENDING);
        assertThat(delivery.problem()).isEqualTo("the certificate is not accepted");
        assertThat(received).hasValue(0);
    }

    @Test
    void aTargetThatNobodyVouchesForIsNotTold() {
        var delivery = told("localhost", OPTIONS);
        assertThat(delivery.state()).isEqualTo(State.PENDING);
        assertThat(delivery.problem()).isEqualTo("the certificate is not accepted");
        assertThat(received).hasValue(0);
    }
}
