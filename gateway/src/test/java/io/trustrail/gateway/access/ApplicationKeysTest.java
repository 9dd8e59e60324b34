package io.trustrail.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trustrail.gateway.it.fixture.StoreKind;
import io.trustrail.gateway.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(StoreKind.class)
class ApplicationKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Path data;
    private final StoreKind kind;
    private final Store store;
    private final ApplicationKeys keys;

    ApplicationKeysTest(StoreKind kind, @TempDir Path data) {
        this.data = data;
        this.kind = kind;
        this.store = kind.open(data);
        this.keys = new ApplicationKeys(store, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aKeyIsShownOnceAndListedWithoutItself() {
        var made = keys.create("support desk", "acme", Set.of("support-replies", "agent-copilot"), 60);

        assertThat(made.key()).matches("tr_[A-Za-z0-9_-]{43}");
        assertThat(made.info().id()).matches("key_[a-z0-9]{12}");
        assertThat(made.info().last4()).isEqualTo(made.key().substring(42));
        assertThat(made.toString()).doesNotContain(made.key().substring(3, 42));
        assertThat(keys.list())
                .containsExactly(new KeyInfo(
                        made.info().id(),
                        made.info().last4(),
                        "support desk",
                        "acme",
                        Set.of("agent-copilot", "support-replies"),
                        60,
                        NOW,
                        null,
                        null));
    }

    @Test
    void keysOutliveARestart() {
        var made = keys.create("desk", "acme", Set.of("a", "b"), 5);
        store.close();

        try (var reopened = kind.open(data)) {
            assertThat(new ApplicationKeys(reopened).list()).containsExactly(made.info());
        }
    }

    @Test
    void theKeyItselfIsNowhereOnDisk() throws IOException {
        var made = keys.create("desk", "acme", Set.of(), 0);

        var disk = everythingOnDisk();
        assertThat(disk).contains(ApiKey.parse(made.key()).orElseThrow().hash());
        assertThat(disk).doesNotContain(made.key().substring(3, 42), made.key().substring(20));
        store.close();
        assertThat(everythingOnDisk())
                .doesNotContain(made.key().substring(3, 42), made.key().substring(20));
    }

    @Test
    void aKeyIsRevokedByIdOrItsLastFourCharactersOrItself() {
        var byId = keys.create("one", "acme", Set.of(), 0);
        var byLast4 = keys.create("two", "acme", Set.of("x", "y"), 0);
        var byItself = keys.create("three", "acme", Set.of(), 0);
        var stays = keys.create("four", "acme", Set.of(), 0);

        assertThat(keys.revoke(byId.info().id()).revoked()).isEqualTo(NOW);
        assertThat(keys.revoke(byLast4.info().last4()).name()).isEqualTo("two");
        assertThat(keys.revoke(byItself.key()).name()).isEqualTo("three");
        assertThat(keys.list().stream().filter(KeyInfo::active)).containsExactly(stays.info());
    }

    @Test
    void revokingAgainKeepsTheFirstTime() {
        var made = keys.create("one", "acme", Set.of(), 0);
        keys.revoke(made.info().id());

        var later = new ApplicationKeys(store, Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));
        assertThat(later.revoke(made.info().id()).revoked()).isEqualTo(NOW);
    }

    @Test
    void aKeyThatIsNotThereIsNotRepeated() {
        var unknown = ApiKey.random().reveal();

        for (var which : new String[] {unknown, unknown + "x", "key_nobody", unknown.substring(42)}) {
            assertThatThrownBy(() -> keys.revoke(which))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(which);
        }
    }

    @Test
    void fourCharactersThatTwoKeysEndInAreNotEnough() {
        insertEndingIn("key_a", "AAAA");
        insertEndingIn("key_b", "AAAA");

        assertThatThrownBy(() -> keys.revoke("AAAA"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key_a, key_b");
        keys.revoke("key_a");
        assertThat(keys.revoke("AAAA").id()).as("only one is active now").isEqualTo("key_b");
    }

    @Test
    void theDemoKeyIsMadeOnlyForAStoreThatNeverHadAKey() {
        var demo = keys.createDemoIfEmpty().orElseThrow();

        assertThat(demo.info().name()).isEqualTo("demo");
        assertThat(demo.info().tenant()).isEqualTo(ApplicationKeys.DEFAULT_TENANT);
        assertThat(keys.createDemoIfEmpty()).isEmpty();
        keys.revoke(demo.info().id());
        assertThat(keys.createDemoIfEmpty()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines"})
    void namesThatNobodyCouldReadAreRefused(String name) {
        assertThatThrownBy(() -> keys.create(name, "acme", Set.of(), 0)).hasMessageStartingWith("the name must");
        assertThatThrownBy(() -> keys.create("desk", name, Set.of(), 0)).hasMessageStartingWith("the tenant must");
        assertThatThrownBy(() -> keys.create("desk", "acme", Set.of(name), 0)).hasMessageStartingWith("the feature");
        assertThat(keys.list()).isEmpty();
    }

    @Test
    void aLimitBelowZeroIsRefused() {
        assertThatThrownBy(() -> keys.create("desk", "acme", Set.of(), -1)).hasMessageContaining("limit");
    }

    private void insertEndingIn(String id, String last4) {
        store.call(connection -> {
            KeyTable.insert(connection, new KeyInfo(id, last4, "n", "t", Set.of(), 0, NOW, null, null), id);
            return id;
        });
    }

    private String everythingOnDisk() throws IOException {
        var all = new StringBuilder();
        for (var file : kind.files(data)) {
            all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
        return all.toString();
    }
}
