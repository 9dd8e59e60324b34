package io.trustrail.gateway.it.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.models.messages.MessageCreateParams;
import com.openai.errors.PermissionDeniedException;
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
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

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

    @Test
    void aCategoryThatIsNewWaitsForAPerson() {
        var text = "My card is " + CARD;
        var json = catchThrowableOfType(
                PermissionDeniedException.class,
                () -> GATEWAY.openAi()
                        .chat()
                        .completions()
                        .create(chat("support-replies", text))
                        .id());
        var stream = catchThrowableOfType(PermissionDeniedException.class, () -> {
            try (var chunks = GATEWAY.openAi().chat().completions().createStreaming(chat("support-replies", text))) {
                chunks.stream().forEach(chunk -> {});
            }
        });

        assertThat(json.code()).contains("category_unconfirmed");
        assertThat(json.getMessage()).contains("CREDIT_CARD").doesNotContain("4111");
        assertThat(stream.code()).contains("category_unconfirmed");
        assertThat(GATEWAY.vendor().requests()).isEmpty();
        var closed = GATEWAY.closed(json.headers().values("x-trustrail-call").get(0));
        assertThat(closed.getString("outcome")).isEqualTo("category_unconfirmed");
        assertThat(closed.getJsonArray("unconfirmed")).containsExactly("CREDIT_CARD");
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
    void soItDoesForTheAnthropicClient() {
        var params = MessageCreateParams.builder()
                .model("agent-copilot")
                .maxTokens(64)
                .addUserMessage("Pay to DE89 3704 0044 0532 0130 00")
                .build();
        var json = catchThrowableOfType(
                com.anthropic.errors.PermissionDeniedException.class,
                () -> GATEWAY.anthropic().messages().create(params).id());
        var stream = catchThrowableOfType(com.anthropic.errors.PermissionDeniedException.class, () -> {
            try (var events = GATEWAY.anthropic().messages().createStreaming(params)) {
                events.stream().forEach(event -> {});
            }
        });

        assertThat(json.getMessage()).contains("IBAN", "see the inventory");
        assertThat(stream.getMessage()).contains("IBAN");
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
        Files.writeString(file, String.join("\n", added));
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
        assertThat(api.post(
                                "/api/v1/inventory/decisions",
                                new JsonObject()
                                        .put("application", "demo")
                                        .put("feature", "f")
                                        .put("category", "phone"))
                        .text())
                .contains("This is no category.");
    }
}
