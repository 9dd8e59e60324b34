package io.trustrail.gateway.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.models.messages.MessageCreateParams;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Vendors that do not qualify get no call, and callers and the record are told why. */
@Timeout(120)
class AssessedVendorsIT {

    private static final String VENDORS = """
        vendors:
          openai-late:
            dialects: [openai-chat]
            base-url: ${OPENAI_BASE_URL}
            api-key: ${OPENAI_API_KEY}
            assessment: &late
              owner: Jo Miller
              assessor: Kim Reed
              assessed: 2024-01-15
              next-review: 2025-01-15
              decision: approved
              levels: [1, 2]
              data: [low]
              regions: [us]
          anthropic-late:
            dialects: [anthropic-messages]
            base-url: ${ANTHROPIC_BASE_URL}
            api-key: ${ANTHROPIC_API_KEY}
            auth: x-api-key
            assessment: *late
          openai-strict:
            dialects: [openai-chat]
            base-url: ${OPENAI_BASE_URL}
            api-key: ${OPENAI_API_KEY}
            assessment: {example: true, levels: [2], data: [], regions: [us]}
        """;
    private static final String FEATURES = """
        features:
          late:
            level: 1
            targets: &late [{vendor: openai-late, model: m}, {vendor: anthropic-late, model: m}]
            guards: [pii]
          late-first:
            level: 1
            targets: *late
            fallback: [{vendor: openai, model: spare}]
            guards: [pii]
          strict: {level: 2, targets: [{vendor: openai-strict, model: m}], guards: [pii]}
          near: {level: 2, targets: [{vendor: openai-strict, model: m}], guards: [pii], regions: [eu]}
        """;

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture(AssessedVendorsIT::policies);

    private static PolicyDirectory policies(Path parent) {
        var directory = PolicyDirectory.in(parent);
        write(directory, "late.yaml", VENDORS);
        write(directory, "late-features.yaml", FEATURES);
        return directory;
    }

    private static void write(PolicyDirectory directory, String file, String text) {
        try {
            var draft = Files.writeString(directory.path().resolve(".draft"), text);
            Files.move(draft, directory.path().resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChatCompletionCreateParams chat(String feature, String text) {
        return ChatCompletionCreateParams.builder()
                .model(feature)
                .addUserMessage(text)
                .build();
    }

    private static MessageCreateParams messages(String feature) {
        return MessageCreateParams.builder()
                .model(feature)
                .maxTokens(64)
                .addUserMessage("Hi")
                .build();
    }

    @Test
    void anExpiredAssessmentStopsACallOfTheOpenAiClient() {
        var error = catchThrowableOfType(
                com.openai.errors.PermissionDeniedException.class,
                () -> GATEWAY.openAi()
                        .chat()
                        .completions()
                        .create(chat("late", "Hi"))
                        .id());

        assertThat(error.code()).contains("vendor_not_assessed");
        assertThat(error.getMessage())
                .contains("openai-late/m: its assessment was due for review on 2025-01-15")
                .contains("renew it in vendors.openai-late.assessment", "owner: Jo Miller");
        assertThat(GATEWAY.vendor().requests()).isEmpty();
    }

    @Test
    void andItsStream() {
        var error = catchThrowableOfType(com.openai.errors.PermissionDeniedException.class, () -> {
            try (var stream = GATEWAY.openAi().chat().completions().createStreaming(chat("late", "Hi"))) {
                stream.stream().forEach(chunk -> {});
            }
        });

        assertThat(error.code()).contains("vendor_not_assessed");
        assertThat(GATEWAY.vendor().requests()).isEmpty();
    }

    @Test
    void andThoseOfTheAnthropicClient() {
        var json = catchThrowableOfType(
                com.anthropic.errors.PermissionDeniedException.class,
                () -> GATEWAY.anthropic().messages().create(messages("late")).id());
        var stream = catchThrowableOfType(com.anthropic.errors.PermissionDeniedException.class, () -> {
            try (var events = GATEWAY.anthropic().messages().createStreaming(messages("late"))) {
                events.stream().forEach(event -> {});
            }
        });

        assertThat(json.getMessage()).contains("anthropic-late/m: its assessment was due for review on 2025-01-15");
        assertThat(stream.getMessage()).contains("anthropic-late/m");
        assertThat(GATEWAY.vendor().requests()).isEmpty();
    }

    @Test
    void theRecordSaysWhy() {
        var reply = GATEWAY.caller().post(Wire.OPENAI.path(), Wire.OPENAI.prompt("late", "Hi"));

        assertThat(reply.status()).isEqualTo(403);
        var closed = GATEWAY.closed(reply.header("x-trustrail-call"));
        assertThat(closed.getString("outcome")).isEqualTo("vendor_not_assessed");
        assertThat(closed.getJsonArray("ineligible")).containsExactly("openai-late/m expired");
    }

    @Test
    void anotherTargetServesAndTheRecordNamesThoseThatWereLeftOut() {
        GATEWAY.vendor().answers(Script.json(Wire.OPENAI.answer("Hello.")));
        var reply = GATEWAY.caller().post(Wire.OPENAI.path(), Wire.OPENAI.prompt("late-first", "Hi"));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var call = reply.header("x-trustrail-call");
        assertThat(GATEWAY.closed(call).getJsonArray("ineligible")).containsExactly("openai-late/m expired");
        assertThat(JournalView.read(GATEWAY.data()).only("opened", call).getString("assessment"))
                .isEqualTo("none");
    }

    @Test
    void dataInTheClearAndRegionsCountToo() {
        GATEWAY.vendor().answers(Script.json(Wire.OPENAI.answer("Hello.")));
        var caller = GATEWAY.caller();
        var plain = caller.post(Wire.OPENAI.path(), Wire.OPENAI.prompt("strict", "Hi"));
        var mail = caller.post(Wire.OPENAI.path(), Wire.OPENAI.prompt("strict", "I am jo@example.com"));
        var card = caller.post(Wire.OPENAI.path(), Wire.OPENAI.prompt("strict", "It is 4111 1111 1111 1111."));
        var near = caller.post(Wire.OPENAI.path(), Wire.OPENAI.prompt("near", "Hi"));

        assertThat(plain.status()).isEqualTo(200);
        assertThat(card.status()).as("a card is rewritten before it leaves").isEqualTo(200);
        assertThat(mail.status()).isEqualTo(403);
        assertThat(mail.text()).contains("does not allow EMAIL in the clear").doesNotContain("jo@example.com");
        assertThat(near.status()).isEqualTo(403);
        assertThat(near.text()).contains("it processes texts in us, the feature allows eu");
    }

    @Test
    void aChangedAssessmentIsInTheRecordAndInForceAtOnce() {
        write(GATEWAY.policies(), "late.yaml", VENDORS.replace("2025-01-15", "2098-01-15"));
        Await.until(
                "the change",
                () -> JournalView.read(GATEWAY.data())
                        .all("vendor.assessment_changed")
                        .anyMatch(event ->
                                event.getJsonObject("facts").getString("vendor").equals("openai-late")));
        GATEWAY.vendor().answers(Script.json(Wire.OPENAI.answer("Hello.")));
        var reply = GATEWAY.caller().post(Wire.OPENAI.path(), Wire.OPENAI.prompt("late", "Hi"));
        write(GATEWAY.policies(), "late.yaml", VENDORS);
        Await.until(
                "the way back",
                () -> JournalView.read(GATEWAY.data())
                                .all("vendor.assessment_changed")
                                .count()
                        == 4);

        assertThat(reply.status()).isEqualTo(200);
        var facts = JournalView.read(GATEWAY.data())
                .all("vendor.assessment_changed")
                .filter(event ->
                        event.getJsonObject("facts").getString("vendor").equals("openai-late"))
                .findFirst()
                .orElseThrow()
                .getJsonObject("facts");
        assertThat(facts.getString("fields")).isEqualTo("next-review");
        assertThat(facts.getString("lastDayBefore")).isEqualTo("2025-01-15");
        assertThat(facts.getString("lastDay")).isEqualTo("2098-01-15");
        assertThat(GATEWAY.admin().get("/metrics").text())
                .contains("trustrail_vendor_assessment_expires_seconds{gen_ai_provider_name=\"openai-late\"")
                .contains("state=\"expired\"")
                .contains("trustrail_vendor_ineligible_total");
    }
}
