package io.trustrail.gateway.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.api.ApiClient;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.trustrail.gateway.store.Store;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes where is counted, and what is new waits for a person where the policy says so. */
@Timeout(120)
class InventoryIT {

    private static final String CARD = "4111 1111 1111 1111";

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture(InventoryIT::policies);

    private static ApiClient api;

    private static PolicyDirectory policies(Path parent) {
        var directory = PolicyDirectory.in(parent);
        try {
            Files.writeString(
                    directory.path().resolve("trust.yaml"), "trust: {inventory: {confirm-first: [CREDIT_CARD, IBAN]}}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory;
    }

    @BeforeAll
    static void token() {
        try (var store = Store.open(GATEWAY.data())) {
            var scopes = Set.of(Scope.INVENTORY_READ, Scope.INVENTORY_WRITE);
            api = new ApiClient(
                    GATEWAY.adminUrl(),
                    new Tokens(store, Clock.systemUTC()).create("dpo", scopes).token());
        }
    }

    private static List<JsonObject> rows(String query) {
        var answer = api.get("/api/v1/inventory" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().getJsonArray("rows").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static ChatCompletionCreateParams chat(String feature, String text) {
        return ChatCompletionCreateParams.builder()
                .model(feature)
                .addUserMessage(text)
                .build();
    }

    private static void answers() {
        GATEWAY.vendor().answers(Script.json(Wire.OPENAI.answer("Fine.")));
    }

    private static JsonObject decide(String feature, String category) {
        var body = new JsonObject()
                .put("application", "demo")
                .put("feature", feature)
                .put("category", category);
        var answer = api.post("/api/v1/inventory/decisions", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void countsWhatGoesWhereWithoutKeepingIt() {
        answers();
        var body = Wire.OPENAI
                .prompt("agent-copilot", "I am canary-jo@example.com")
                .put("metadata", new JsonObject().put("Jo Canary", "canary-jo@example.com"));
        GATEWAY.caller().post(Wire.OPENAI.path(), body);
        GATEWAY.caller().post(Wire.OPENAI.path(), body);

        var rows = rows("?state=new").stream()
                .filter(row -> row.getString("feature").equals("agent-copilot"))
                .filter(row -> row.getString("category").equals("EMAIL"))
                .toList();
        assertThat(rows).hasSize(2).allSatisfy(row -> {
            assertThat(row.getString("application")).isEqualTo("demo");
            assertThat(row.getString("vendor")).isEqualTo("openai");
            assertThat(row.getString("risk")).isEqualTo("medium");
            assertThat(row.getInteger("found")).isEqualTo(2);
            assertThat(row.getInteger("inClear")).as("level 2 keeps addresses").isEqualTo(2);
            assertThat(row.getJsonArray("days")).hasSize(30);
            assertThat(row.getJsonArray("days").getInteger(29)).as("today").isEqualTo(2);
        });
        assertThat(rows.stream().map(row -> row.getString("path")))
                .containsExactlyInAnyOrder("messages[*].content", "metadata.*");
        assertThat(api.get("/api/v1/inventory?format=csv").text())
                .containsPattern("as(,\\d{4}-\\d\\d-\\d\\d){30}\r\n")
                .containsPattern(
                        "\"demo\",\"agent-copilot\",\"messages\\[\\*].content\",\"EMAIL\",\"medium\",\"openai\","
                                + "\"2\",\"2\",\"[^\"]+\",\"[^\"]+\",\"new\",\"\"(,0){29},2\r\n")
                .doesNotContain("canary", "Canary");
    }

    @ParameterizedTest
    @EnumSource(SdkCall.class)
    void aCategoryThatIsNewStopsACallAndTheRecordSaysWhy(SdkCall way) {
        var refused = way.refused(GATEWAY, "agent-copilot", "Pay to DE89 3704 0044 0532 0130 00", Map.of());

        assertThat(refused.error()).isEqualTo("PermissionDeniedException");
        assertThat(refused.code()).isEqualTo("category_unconfirmed");
        assertThat(refused.message()).contains("IBAN", "see the inventory").doesNotContain("3704");
        assertThat(GATEWAY.vendor().requests()).isEmpty();
        var closed = GATEWAY.closed(refused.call());
        assertThat(closed.getString("outcome")).isEqualTo("category_unconfirmed");
        assertThat(closed.getJsonArray("unconfirmed")).containsExactly("IBAN");
    }

    @Test
    void itWaitsInTheInboxUntilAPersonHasConfirmedIt() {
        var text = "My card is " + CARD;
        SdkCall.OPENAI_JSON.refused(GATEWAY, "support-replies", text, Map.of());
        assertThat(rows("?state=new"))
                .anySatisfy(row -> assertThat(row.getMap())
                        .containsEntry("category", "CREDIT_CARD")
                        .containsEntry("risk", "high")
                        .containsEntry("vendor", ""));

        decide("support-replies", "CREDIT_CARD");
        answers();
        assertThat(GATEWAY.openAi()
                        .chat()
                        .completions()
                        .create(chat("support-replies", text))
                        .choices())
                .hasSize(1);
        assertThat(rows("?state=known"))
                .allSatisfy(row -> assertThat(row.getString("as")).isEqualTo("CREDIT_CARD"))
                .isNotEmpty();
        assertThat(JournalView.read(GATEWAY.data()).all("inventory.decided"))
                .anySatisfy(event -> assertThat(event.getJsonObject("facts").getMap())
                        .containsEntry("category", "CREDIT_CARD")
                        .containsEntry("by", "dpo"));
    }

    @Test
    void aRuleIsAPolicyChangeThatAPersonApplies() throws IOException {
        var rule = api.get("/api/v1/inventory/rule?application=demo&category=PHONE&vendor=openai");
        assertThat(rule.text()).startsWith("--- /dev/null\n+++ b/never-send-no-phone-of-demo-to-openai.yaml\n");
        answers();
        var text = "Call +49 30 901820";
        assertThat(GATEWAY.caller()
                        .post(Wire.OPENAI.path(), Wire.OPENAI.prompt("agent-copilot", text))
                        .status())
                .isEqualTo(200);

        var added = rule.text()
                .lines()
                .filter(line -> line.startsWith("+") && !line.startsWith("+++"))
                .map(line -> line.substring(1))
                .toList();
        var before = GATEWAY.health().getString("policyHash");
        var file = GATEWAY.policies().path().resolve("never-send-no-phone-of-demo-to-openai.yaml");
        // In one step: half of a file is a policy, too.
        var draft = Files.writeString(GATEWAY.policies().path().resolve(".draft"), String.join("\n", added));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        Await.until("the rule", () -> !GATEWAY.health().getString("policyHash").equals(before));
        var reply = GATEWAY.caller().post(Wire.OPENAI.path(), Wire.OPENAI.prompt("agent-copilot", text));
        Files.delete(file);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text())
                .contains("vendor_not_assessed", "keeps PHONE from it")
                .doesNotContain("901820");
    }

    @Test
    void badRequestsAreRefused() {
        assertThat(api.get("/api/v1/inventory?state=old").text()).contains("Send all, new or known.");
        assertThat(api.get("/api/v1/inventory/rule?application=demo&category=PHONE")
                        .text())
                .contains("\"field\":\"vendor\"");
    }

    /** Whoever decides about a name that is none would think that something changed. */
    @ParameterizedTest
    @CsvSource({
        "application, crm, There is no such application., Send one of these: demo.",
        "feature, support-reply, There is no such feature., Send one of these: agent-copilot,",
        "category, phone, There is no such category., PHONE",
        "category, HEALTH_TERMS, There is no such category., HEALTH_TERM",
        "as, HEALTH_TERMS, There is no such category., NONE",
    })
    void aDecisionAboutSomethingUnknownIsRefused(String field, String value, String message, String fix) {
        var body = new JsonObject()
                .put("application", "demo")
                .put("feature", "support-replies")
                .put("category", "EMAIL");
        var answer = api.post("/api/v1/inventory/decisions", body.put(field, value));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        var error = answer.json().getJsonObject("error");
        assertThat(error.getString("field")).isEqualTo(field);
        assertThat(error.getString("message")).isEqualTo(message);
        assertThat(error.getString("fix")).contains(fix);
        assertThat(JournalView.read(GATEWAY.data()).all("inventory.decided"))
                .noneSatisfy(event ->
                        assertThat(event.getJsonObject("facts").getMap()).containsEntry(field, value));
    }

    @ParameterizedTest
    @CsvSource({
        "application=crm&category=PHONE&vendor=openai, application, demo",
        "application=demo&category=PHONES&vendor=openai, category, PHONE",
        "application=demo&category=PHONE&vendor=acme, vendor, openai",
    })
    void aRuleAboutSomethingUnknownIsRefused(String query, String field, String known) {
        var answer = api.get("/api/v1/inventory/rule?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().getJsonObject("error").getString("field")).isEqualTo(field);
        assertThat(answer.json().getJsonObject("error").getString("fix")).contains(known);
    }
}
