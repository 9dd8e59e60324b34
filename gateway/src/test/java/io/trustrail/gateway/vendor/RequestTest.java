package io.trustrail.gateway.vendor;

import static io.trustrail.gateway.vendor.Specs.CHAT;
import static io.trustrail.gateway.vendor.Specs.MESSAGES;
import static io.trustrail.gateway.vendor.Specs.first;
import static io.trustrail.gateway.vendor.Specs.vendor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trustrail.gateway.policy.VendorSpec.Auth;
import io.trustrail.gateway.vendor.ScriptedVendor.Received;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
final class RequestTest {

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedVendor a = ScriptedVendor.start(vertx);

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void carriesTheBodyOfItsTargetInOnePiece() throws Exception {
        Received received = received(vendor("a", a.port()), Caller.chat());

        assertThat(received.uri()).isEqualTo("/v1/chat/completions");
        assertThat(received.body()).isEqualTo("{\"model\":\"model\"}");
        assertThat(received.headers().get("content-length")).isEqualTo("17");
        assertThat(received.headers().contains("transfer-encoding")).isFalse();
        assertThat(received.headers().get("content-type")).isEqualTo("application/json");
        assertThat(received.headers().get("host")).isEqualTo("127.0.0.1:" + a.port());
    }

    @ParameterizedTest
    @CsvSource({"BEARER, authorization, Bearer secret", "X_API_KEY, x-api-key, secret"})
    void carriesTheVendorsKeyAndNoOther(Auth auth, String header, String value) throws Exception {
        VendorCall call = Caller.call(CHAT, "/v1/chat/completions", "authorization", "Bearer app", "X-Api-Key", "app");
        MultiMap headers =
                received(vendor("a", a.port()).key("secret", auth), call).headers();

        assertThat(headers.getAll(header)).containsExactly(value);
        assertThat(headers.toString()).doesNotContain("app\n").doesNotContain("Bearer app");
        assertThat(headers.contains("authorization")).isEqualTo(auth == Auth.BEARER);
        assertThat(headers.contains("x-api-key")).isEqualTo(auth == Auth.X_API_KEY);
    }

    @Test
    void carriesNoKeyWhereNoneIsAskedFor() throws Exception {
        VendorCall call = Caller.call(CHAT, "/v1/chat/completions", "authorization", "Bearer app", "x-api-key", "app");
        MultiMap headers =
                received(vendor("a", a.port()).key("secret", Auth.NONE), call).headers();

        assertThat(headers.contains("authorization")).isFalse();
        assertThat(headers.contains("x-api-key")).isFalse();
    }

    @Test
    void passesTheApplicationsHeadersOn() throws Exception {
        MultiMap headers = received(
                        vendor("a", a.port()),
                        Caller.call(
                                CHAT,
                                "/v1/chat/completions",
                                "accept",
                                "text/event-stream",
                                "openai-project",
                                "p1",
                                "accept-encoding",
                                "gzip"))
                .headers();

        assertThat(headers.get("accept")).isEqualTo("text/event-stream");
        assertThat(headers.get("openai-project")).isEqualTo("p1");
        assertThat(headers.getAll("accept-encoding")).containsExactly("identity");
        assertThat(headers.contains("anthropic-version")).isFalse();
    }

    @Test
    void namesTheVersionOfAnthropicsApi() throws Exception {
        Specs anthropic = vendor("a", a.port()).dialects(MESSAGES);

        assertThat(received(anthropic, Caller.call(MESSAGES, "/v1/messages"))
                        .headers()
                        .get("anthropic-version"))
                .isEqualTo("2023-06-01");
        assertThat(received(anthropic, Caller.call(MESSAGES, "/v1/messages", "anthropic-version", "2030-01-01"))
                        .headers()
                        .get("anthropic-version"))
                .isEqualTo("2030-01-01");
    }

    @ParameterizedTest
    @CsvSource({
        "'', /v1/chat/completions",
        "/, /v1/chat/completions",
        "/v1, /v1/chat/completions",
        "/v1/, /v1/chat/completions",
        "/api/openai, /api/openai/v1/chat/completions",
        "/api/v1, /api/v1/chat/completions",
        "/api/v12, /api/v12/v1/chat/completions"
    })
    void goesBelowTheBaseUrl(String basePath, String uri) throws Exception {
        Specs specs = vendor("a", a.port()).url("http://localhost:" + a.port() + basePath);

        assertThat(received(specs, Caller.chat()).uri()).isEqualTo(uri);
    }

    @ParameterizedTest
    @CsvSource({"ftp://example.com", "https:///v1", "example.com"})
    void needsAUsableUrl(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Caller(vertx, vendor("a", 1).url(url)))
                .withMessage("vendor a: baseUrl must be like https://api.example.com");
    }

    @Test
    void needsAUsableKeyAndKeepsItToItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Caller(vertx, vendor("a", 1).key("top\r\nsecret: 1", Auth.BEARER)))
                .withMessageContaining("vendor a: apiKey has a character")
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    private Received received(Specs specs, VendorCall call) throws Exception {
        try (Caller caller = new Caller(vertx, specs)) {
            caller.ask(first("a"), call);
        }
        return a.received().get(a.received().size() - 1);
    }
}
