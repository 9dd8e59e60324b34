package io.trustrail.gateway.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Secret;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
import io.trustrail.gateway.it.vendor.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class OpenAiErrorsIT {

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    @Test
    void aWrongKeyIsUnauthorized() {
        var stranger = OpenAIOkHttpClient.builder()
                .baseUrl(GATEWAY.url() + "/v1")
                .apiKey("sk-nobody")
                .maxRetries(0)
                .build();

        var error = failure(UnauthorizedException.class, stranger, "support-replies", "Hi");

        assertThat(error.type()).contains("authentication_error");
        assertThat(error.getMessage()).doesNotContain("nobody");
        assertThat(GATEWAY.vendor().requests()).isEmpty();
    }

    @Test
    void anUnknownFeatureIsNotFound() {
        var error = failure(NotFoundException.class, GATEWAY.openAi(), "gpt-4o", "Hi");

        assertThat(error.code()).contains("model_not_found");
        assertThat(error.param()).contains("model");
        assertThat(error.getMessage()).contains("support-replies");
        assertThat(GATEWAY.vendor().requests()).isEmpty();
    }

    @Test
    void aBlockedPromptIsABadRequestThatIsNotTriedAgain() {
        var retrying = OpenAIOkHttpClient.builder()
                .baseUrl(GATEWAY.url() + "/v1")
                .apiKey(GATEWAY.key())
                .maxRetries(2)
                .build();

        var error = failure(BadRequestException.class, retrying, "no-email-in", Secret.EMAIL.sentence());

        assertThat(error.code()).contains("content_filter");
        assertThat(error.type()).contains("invalid_request_error");
        assertThat(error.getMessage()).contains("EMAIL").doesNotContain("canary");
        assertThat(GATEWAY.vendor().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 529})
    void aFailingVendorIsAServerError(int status) {
        GATEWAY.vendor().answers(error(status, "server_error", "overloaded"));

        var error = failure(InternalServerException.class, GATEWAY.openAi(), "support-replies", "Hi");

        assertThat(error.statusCode()).isGreaterThanOrEqualTo(500);
        assertThat(error.getMessage()).isNotBlank();
    }

    @Test
    void theVendorsOwnRefusalOfARequestReachesTheCaller() {
        GATEWAY.vendor().answers(error(400, "invalid_request_error", "unsupported_parameter"));

        var error = failure(BadRequestException.class, GATEWAY.openAi(), "support-replies", "Hi");

        assertThat(error.code()).contains("unsupported_parameter");
    }

    @Test
    void theVendorsRefusalOfOurKeyIsNotTheCallersFault() {
        GATEWAY.vendor().answers(error(401, "invalid_request_error", "invalid_api_key"));

        var error = failure(InternalServerException.class, GATEWAY.openAi(), "support-replies", "Hi");

        assertThat(error.getMessage()).doesNotContain("vendor-key");
    }

    @Test
    void anErrorPageIsNotShown() {
        GATEWAY.vendor()
                .answers(Script.of(502, "text/html")
                        .write("<html>nginx 10.1.2.3</html>")
                        .end());

        var error = failure(InternalServerException.class, GATEWAY.openAi(), "support-replies", "Hi");

        assertThat(error.getMessage()).doesNotContain("nginx");
    }

    private static Script error(int status, String type, String code) {
        return Script.json(
                status, OpenAiReplies.error("The vendor says no.", type, code).encode());
    }

    private static <E extends OpenAIServiceException> E failure(
            Class<E> type, OpenAIClient client, String feature, String text) {
        var params = ChatCompletionCreateParams.builder()
                .model(feature)
                .addUserMessage(text)
                .build();
        return catchThrowableOfType(
                type, () -> client.chat().completions().create(params).id());
    }
}
