package io.trustrail.gateway.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.InternalServerException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.models.ErrorType;
import com.anthropic.models.messages.MessageCreateParams;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Secret;
import io.trustrail.gateway.it.vendor.AnthropicReplies;
import io.trustrail.gateway.it.vendor.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class AnthropicErrorsIT {

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    @Test
    void aWrongKeyIsUnauthorized() {
        var error = failure(UnauthorizedException.class, client("sk-ant-nobody", 0), "support-replies", "Hi");

        assertThat(error.type()).contains(ErrorType.AUTHENTICATION_ERROR);
        assertThat(error.getMessage()).doesNotContain("nobody");
        assertThat(GATEWAY.vendor().requests()).isEmpty();
    }

    @Test
    void anUnknownFeatureIsNotFound() {
        var error = failure(NotFoundException.class, GATEWAY.anthropic(), "claude-9", "Hi");

        assertThat(error.type()).contains(ErrorType.NOT_FOUND_ERROR);
        assertThat(error.apiMessage().orElseThrow()).contains("support-replies");
        assertThat(GATEWAY.vendor().requests()).isEmpty();
    }

    @Test
    void aBlockedPromptIsABadRequestThatIsNotTriedAgain() {
        var retrying = client(GATEWAY.key(), 2);

        var error = failure(BadRequestException.class, retrying, "no-email-in", Secret.EMAIL.sentence());

        assertThat(error.type()).contains(ErrorType.INVALID_REQUEST_ERROR);
        assertThat(error.apiMessage().orElseThrow()).contains("EMAIL").doesNotContain("canary");
        assertThat(GATEWAY.vendor().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 529})
    void aFailingVendorIsAServerError(int status) {
        GATEWAY.vendor().answers(error(status, "overloaded_error"));

        var error = failure(AnthropicServiceException.class, GATEWAY.anthropic(), "support-replies", "Hi");

        assertThat(error.statusCode()).isGreaterThanOrEqualTo(500);
    }

    @Test
    void theVendorsOwnRefusalOfARequestReachesTheCaller() {
        GATEWAY.vendor().answers(error(400, "invalid_request_error"));

        var error = failure(BadRequestException.class, GATEWAY.anthropic(), "support-replies", "Hi");

        assertThat(error.apiMessage()).contains("The vendor says no.");
    }

    @Test
    void theVendorsRefusalOfOurKeyIsNotTheCallersFault() {
        GATEWAY.vendor().answers(error(401, "authentication_error"));

        var error = failure(InternalServerException.class, GATEWAY.anthropic(), "support-replies", "Hi");

        assertThat(error.getMessage()).doesNotContain("vendor-key");
    }

    private static AnthropicClient client(String key, int retries) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(GATEWAY.url())
                .apiKey(key)
                .maxRetries(retries)
                .build();
    }

    private static Script error(int status, String type) {
        return Script.json(
                status, AnthropicReplies.error(type, "The vendor says no.").encode());
    }

    private static <E extends AnthropicServiceException> E failure(
            Class<E> type, AnthropicClient client, String feature, String text) {
        var params = MessageCreateParams.builder()
                .model(feature)
                .maxTokens(1024)
                .addUserMessage(text)
                .build();
        return catchThrowableOfType(type, () -> client.messages().create(params).id());
    }
}
