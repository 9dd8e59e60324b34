package io.trustrail.gateway.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.models.messages.MessageCreateParams;
import com.fasterxml.jackson.databind.JsonNode;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Wire;
import java.util.Map;
import java.util.Objects;

/** The ways in which applications ask: two official clients, each for a whole answer and for a stream. */
enum SdkCall {
    OPENAI_JSON(Wire.OPENAI, false),
    OPENAI_STREAM(Wire.OPENAI, true),
    ANTHROPIC_JSON(Wire.ANTHROPIC, false),
    ANTHROPIC_STREAM(Wire.ANTHROPIC, true);

    private final Wire wire;
    private final boolean streamed;

    SdkCall(Wire wire, boolean streamed) {
        this.wire = wire;
        this.streamed = streamed;
    }

    /**
     * What a client makes of a refusal.
     *
     * @param error the client's class for it
     * @param code the gateway's word for it, in the error's body
     * @param call the call's id
     */
    record Refused(String error, String code, String message, String call) {}

    Wire wire() {
        return wire;
    }

    /** Asks and is refused; fails if it is not. */
    Refused refused(GatewayFixture gateway, String feature, String text, Map<String, String> headers) {
        return wire == Wire.OPENAI
                ? openAi(gateway, feature, text, headers)
                : anthropic(gateway, feature, text, headers);
    }

    private Refused openAi(GatewayFixture gateway, String feature, String text, Map<String, String> headers) {
        var params = ChatCompletionCreateParams.builder().model(feature).addUserMessage(text);
        headers.forEach(params::putAdditionalHeader);
        var completions = gateway.openAi().chat().completions();
        var error = catchThrowableOfType(OpenAIServiceException.class, () -> {
            if (streamed) {
                try (var chunks = completions.createStreaming(params.build())) {
                    chunks.stream().forEach(chunk -> {});
                }
            } else {
                completions.create(params.build());
            }
        });
        assertThat(error).as("the client throws").isNotNull();
        return new Refused(
                error.getClass().getSimpleName(),
                error.code().orElse(""),
                String.valueOf(error.getMessage()),
                error.headers().values("x-trustrail-call").get(0));
    }

    private Refused anthropic(GatewayFixture gateway, String feature, String text, Map<String, String> headers) {
        var params = MessageCreateParams.builder().model(feature).maxTokens(64).addUserMessage(text);
        headers.forEach(params::putAdditionalHeader);
        var messages = gateway.anthropic().messages();
        var error = catchThrowableOfType(AnthropicServiceException.class, () -> {
            if (streamed) {
                try (var events = messages.createStreaming(params.build())) {
                    events.stream().forEach(event -> {});
                }
            } else {
                messages.create(params.build());
            }
        });
        assertThat(error).as("the client throws").isNotNull();
        return new Refused(
                error.getClass().getSimpleName(),
                codeOf(error),
                error.apiMessage().orElse(""),
                error.headers().values("x-trustrail-call").get(0));
    }

    /* Anthropic's own errors have no code, so its client leaves ours in the body. */
    private static String codeOf(AnthropicServiceException error) {
        var body = Objects.requireNonNull(error.body().convert(JsonNode.class));
        return body.path("error").path("code").asText();
    }
}
