package io.trustrail.gateway.vendor;

import static io.trustrail.gateway.vendor.Specs.MESSAGES;
import static io.trustrail.gateway.vendor.Specs.first;
import static io.trustrail.gateway.vendor.Specs.vendor;
import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.VendorSpec;
import io.trustrail.gateway.policy.VendorSpec.Auth;
import io.trustrail.gateway.vendor.Caller.Answer;
import io.trustrail.gateway.vendor.demo.DemoVendor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The demo vendor in a real vendor's place. */
@Timeout(30)
final class StandInTest {

    private final Vertx vertx = Vertx.vertx();
    private final DemoVendor demo = DemoVendor.start(vertx).await();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void answersForAVendorWithoutAKey() throws Exception {
        VendorSpec keyless = vendor("anthropic", 1)
                .dialects(MESSAGES)
                .url("https://api.anthropic.com")
                .key("", Auth.X_API_KEY)
                .pool(3, 5, true)
                .spec();
        VendorSpec played = demo.standIn(keyless);
        try (Caller caller = new Caller(vertx)) {
            caller.vendors().reconcile(new PolicyBook("0".repeat(64), Map.of(), Map.of("anthropic", played), Map.of()));
            Buffer body = Buffer.buffer("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}");
            CompletableFuture<Answer> answer = caller.on(() -> caller.vendors()
                    .call(
                            first("anthropic"),
                            Caller.call(MESSAGES, "/v1/messages"),
                            target -> Future.succeededFuture(body))
                    .compose(Caller::read));

            assertThat(answer.get().status()).isEqualTo(200);
            assertThat(answer.get().body()).contains("demo vendor", "I received: Hello");
        }
        assertThat(played.apiKey()).isEqualTo(DemoVendor.KEY);
        assertThat(played.pool()).isEqualTo(keyless.pool());
        assertThat(played.timeouts()).isEqualTo(keyless.timeouts());
    }
}
