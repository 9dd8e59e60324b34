package io.trustrail.gateway.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
        write(directory, "grace.yaml", grace());
        return directory;
    }

    /* Three days after its last day, of which two weeks are allowed. */
    private static String grace() {
        var lastDay = LocalDate.now(ZoneOffset.UTC).minusDays(3).toString();
        return """
            trust: {assessments: {missing: allow, grace-days: 14}}
            vendors:
              openai-grace:
                dialects: [openai-chat]
                base-url: ${OPENAI_BASE_URL}
                api-key: ${OPENAI_API_KEY}
                assessment:
                  owner: Jo Miller
                  assessor: Kim Reed
                  assessed: 2024-01-15
                  next-review: LAST_DAY
                  decision: approved
                  levels: [1]
                  data: [low]
            features:
              graceful: {level: 1, targets: [{vendor: openai-grace, model: m}], guards: [pii]}
            """.replace("LAST_DAY", lastDay);
    }

    private static void write(PolicyDirectory directory, String file, String text) {
        try {
            var draft = Files.writeString(directory.path().resolve(".draft"), text);
            Files.move(draft, directory.path().resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(SdkCall.class)
    void anExpiredAssessmentStopsACallAndTheRecordSaysWhy(SdkCall way) {
        var vendor = way.wire().name().toLowerCase(Locale.ROOT) + "-late";
        var refused = way.refused(GATEWAY, "late", "Hi", Map.of());

        assertThat(refused.error()).isEqualTo("PermissionDeniedException");
        assertThat(refused.code()).isEqualTo("vendor_not_assessed");
        assertThat(refused.message())
                .contains(vendor + "/m: its assessment was due for review on 2025-01-15")
                .contains("renew it in vendors." + vendor + ".assessment", "owner: Jo Miller");
        assertThat(GATEWAY.vendor().requests()).isEmpty();
        var closed = GATEWAY.closed(refused.call());
        assertThat(closed.getString("outcome")).isEqualTo("vendor_not_assessed");
        assertThat(closed.getJsonArray("ineligible")).containsExactly(vendor + "/m expired");
    }

    @ParameterizedTest
    @EnumSource(SdkCall.class)
    void anAssessmentThatEndsBetweenRetriesEndsThemAndTheRecordSaysWhy(SdkCall way) {
        write(GATEWAY.policies(), "late.yaml", VENDORS.replace("2025-01-15", "2098-01-15"));
        var vendor = way.wire().name().toLowerCase(Locale.ROOT) + "-late";
        awaitLastDay(vendor, "2098-01-15");
        GATEWAY.vendor().answers(request -> {
            write(GATEWAY.policies(), "late.yaml", VENDORS);
            awaitLastDay(vendor, "2025-01-15");
            return Script.json(503, "{\"error\": {\"message\": \"overloaded\"}}");
        });

        var refused = way.refused(GATEWAY, "late", "Hi", Map.of());

        assertThat(refused.code()).isEqualTo("vendor_not_assessed");
        assertThat(refused.message()).contains(vendor + "/m: its assessment was due for review on 2025-01-15");
        assertThat(GATEWAY.vendor().requests()).as("there is no second attempt").hasSize(1);
        var closed = GATEWAY.closed(refused.call());
        assertThat(closed.getString("outcome")).isEqualTo("vendor_not_assessed");
        assertThat(closed.getJsonArray("ineligible")).containsExactly(vendor + "/m expired");
        assertThat(JournalView.read(GATEWAY.data())
                        .only("opened", refused.call())
                        .getString("assessment"))
                .as("when it left for the first time")
                .isEqualTo("valid");
    }

    private static void awaitLastDay(String vendor, String day) {
        Await.until(
                vendor + " until " + day,
                () -> JournalView.read(GATEWAY.data())
                        .all("vendor.assessment_changed")
                        .map(event -> event.getJsonObject("facts"))
                        .filter(facts -> facts.getString("vendor").equals(vendor))
                        .reduce((first, last) -> last)
                        .filter(facts -> facts.getString("lastDay").equals(day))
                        .isPresent());
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
        awaitLastDay("openai-late", "2098-01-15");
        GATEWAY.vendor().answers(Script.json(Wire.OPENAI.answer("Hello.")));
        var reply = GATEWAY.caller().post(Wire.OPENAI.path(), Wire.OPENAI.prompt("late", "Hi"));
        write(GATEWAY.policies(), "late.yaml", VENDORS);
        awaitLastDay("openai-late", "2025-01-15");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(JournalView.read(GATEWAY.data()).all("vendor.assessment_changed"))
                .anySatisfy(event -> assertThat(event.getJsonObject("facts").getMap())
                        .containsEntry("vendor", "openai-late")
                        .containsEntry("fields", "next-review")
                        .containsEntry("lastDayBefore", "2025-01-15")
                        .containsEntry("lastDay", "2098-01-15"));
        assertThat(GATEWAY.admin().get("/metrics").text())
                .contains("trustrail_vendor_assessment_expires_seconds{gen_ai_provider_name=\"openai-late\"")
                .contains("state=\"expired\"")
                .contains("trustrail_vendor_ineligible_total");
    }

    @Test
    void inItsDaysOfGraceAVendorServesAndEveryoneIsTold() {
        GATEWAY.vendor().answers(Script.json(Wire.OPENAI.answer("Hello.")));
        var reply = GATEWAY.caller().post(Wire.OPENAI.path(), Wire.OPENAI.prompt("graceful", "Hi"));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var call = reply.header("x-trustrail-call");
        GATEWAY.closed(call);
        assertThat(JournalView.read(GATEWAY.data()).only("opened", call).getString("assessment"))
                .isEqualTo("grace");
        assertThat(GATEWAY.admin().get("/metrics").text())
                .containsPattern("trustrail_vendor_assessment_state\\{[^}]*\"openai-grace\"[^}]*state=\"grace\"\\} 1")
                .containsPattern("trustrail_vendor_assessment_expires_seconds\\{[^}]*\"openai-grace\"[^}]*\\} -");
        assertThat(GATEWAY.logs()).anySatisfy(line -> assertThat(line).contains("WARN", "openai-grace", "grace"));
    }
}
