package io.trustrail.gateway.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.models.Model;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Tokens;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class OpenAiChatIT {

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    @ParameterizedTest
    @EnumSource
    void answersSync(Rung rung) {
        GATEWAY.vendor().answers(request -> Script.json(OpenAiReplies.texts(Tokens.lastText(request))));

        var answer = GATEWAY.openAi().chat().completions().create(params(rung));

        check(rung, answer);
    }

    @ParameterizedTest
    @EnumSource
    void answersAsync(Rung rung) {
        GATEWAY.vendor().answers(request -> Script.json(OpenAiReplies.texts(Tokens.lastText(request))));

        var answer = GATEWAY.openAi().async().chat().completions().create(params(rung));

        check(rung, Await.result(answer));
    }

    @Test
    void answersSeveralChoices() {
        GATEWAY.vendor().answers(request -> {
            var token = Tokens.in(request.text()).get(0);
            return Script.json(OpenAiReplies.texts("First " + token, "Second, \"" + token + "\""));
        });

        var params = params(Rung.OWN_WITHOUT_PII).toBuilder().n(2).build();
        var answer = GATEWAY.openAi().chat().completions().create(params);

        assertThat(answer.choices())
                .extracting(choice -> choice.message().content().orElseThrow())
                .containsExactly("First " + Rung.EMAIL, "Second, \"" + Rung.EMAIL + "\"");
    }

    /** What a structured answer is read into. */
    static final class Contact {
        public String name = "";
        public String email = "";
    }

    @Test
    void answersInStructure() {
        GATEWAY.vendor().answers(request -> {
            assertThat(request.json().getJsonObject("response_format").getString("type"))
                    .isEqualTo("json_schema");
            var email = Tokens.in(request.text()).get(0);
            var contact = new JsonObject().put("name", "Ada \"the\" \\ ☃").put("email", email);
            return Script.json(OpenAiReplies.texts(contact.encode()));
        });

        var params = params(Rung.OWN_WITHOUT_PII).toBuilder()
                .responseFormat(Contact.class)
                .build();
        var answer = GATEWAY.openAi().chat().completions().create(params);

        var contact = answer.choices().get(0).message().content().orElseThrow();
        assertThat(contact.email).isEqualTo(Rung.EMAIL);
        assertThat(contact.name).isEqualTo("Ada \"the\" \\ ☃");
    }

    @Test
    void tellsTheCallInHeaders() {
        GATEWAY.vendor().answers(Script.json(OpenAiReplies.texts("Hello")));

        var raw = GATEWAY.openAi().chat().completions().withRawResponse();
        try (var answer = raw.create(params(Rung.OWN_WITHOUT_PII))) {
            var headers = answer.headers();
            assertThat(headers.values("x-trustrail-call"))
                    .singleElement()
                    .asString()
                    .startsWith("call_");
            assertThat(headers.values("x-trustrail-coverage")).containsExactly("full");
            assertThat(headers.values("x-trustrail-verdict")).containsExactly("rewrite");
            assertThat(headers.values("x-request-id"))
                    .singleElement()
                    .asString()
                    .isNotBlank();
        }
    }

    @Test
    void listsFeaturesAsModels() {
        var models = GATEWAY.openAi().models().list().data();

        assertThat(models).extracting(Model::id).contains("support-replies", "agent-copilot", "shared-insights");
        assertThat(GATEWAY.openAi().models().retrieve("agent-copilot").id()).isEqualTo("agent-copilot");
    }

    private static ChatCompletionCreateParams params(Rung rung) {
        return ChatCompletionCreateParams.builder()
                .model(rung.feature())
                .addSystemMessage("Answer politely.")
                .addUserMessage(Rung.TEXT)
                .build();
    }

    private static void check(Rung rung, ChatCompletion answer) {
        var seen = GATEWAY.vendor().onlyRequest();
        assertThat(Tokens.lastText(seen)).matches(rung.seen());
        assertThat(seen.json().getString("model")).isEqualTo("gpt-4.1-mini");
        assertThat(seen.headers().get("authorization")).isEqualTo("Bearer vendor-key-of-openai");
        var choice = answer.choices().get(0);
        assertThat(choice.message().content().orElseThrow()).matches(rung.comesBack());
        assertThat(choice.finishReason().asString()).isEqualTo("stop");
        assertThat(answer.usage().orElseThrow().promptTokens()).isEqualTo(11);
    }
}
