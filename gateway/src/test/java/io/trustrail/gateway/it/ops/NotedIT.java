package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.access.ApplicationKeys;
import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.access.users.Role;
import io.trustrail.gateway.access.users.Users;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.JournalView;
import io.trustrail.gateway.store.Outbox;
import io.trustrail.gateway.store.Store;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Changes of keys, users and policies are in the record. */
class NotedIT {

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    private static List<JsonObject> all(String kind) {
        return JournalView.read(GATEWAY.data())
                .all(kind)
                .map(it -> it.getJsonObject("facts"))
                .toList();
    }

    /** As a command does it, while the gateway has the journal. */
    @Test
    void whatCommandsChangeIsNotedByTheGateway() {
        try (var store = Store.open(GATEWAY.data())) {
            var keys = new ApplicationKeys(store);
            var made = keys.create("desk", "acme", Set.of("b", "a"), 7).info();
            keys.revoke(made.id());
            keys.revoke(made.id());
            var users = new Users(store);
            var user = users.create("rita", Set.of(Role.REVIEWER), "a long enough password");
            users.disable("rita");
            var tokens = new Tokens(store, Clock.systemUTC());
            tokens.revoke(
                    tokens.create("rita", Set.of(Scope.REVIEWS_READ)).info().id());
            users.enable("rita");

            Await.until(
                    "the last change is noted",
                    () -> all("user.enabled").stream()
                            .anyMatch(facts -> facts.getString("user").equals(user.id())));

            var key = all("key.created").stream()
                    .filter(facts -> facts.getString("key").equals(made.id()))
                    .toList();
            assertThat(key).hasSize(1);
            assertThat(key.get(0).getString("features")).isEqualTo("a,b");
            assertThat(key.get(0).getString("event")).startsWith("evt_");
            assertThat(all("key.revoked")).as("once").hasSize(1);
            assertThat(all("user.disabled")).hasSize(1);
            assertThat(all("token.created")).hasSize(1);
            assertThat(all("token.revoked")).hasSize(1);
            Await.until(
                    "the outbox is empty",
                    () -> store.query(connection -> Outbox.oldest(connection, 10))
                            .isEmpty());
        }
    }

    @Test
    void policiesAreAnnouncedBeforeTheirFirstCall() {
        assertThat(all("policy.loaded")).isNotEmpty();
        assertThat(all("policy.loaded").get(0).getString("policyHash"))
                .isEqualTo(GATEWAY.health().getString("policyHash"));
    }
}
