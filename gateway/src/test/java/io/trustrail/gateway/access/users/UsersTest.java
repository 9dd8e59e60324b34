package io.trustrail.gateway.access.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trustrail.gateway.it.fixture.StoreKind;
import io.trustrail.gateway.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
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
class UsersTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String PASSWORD = "correct horse battery";

    private final Path data;
    private final StoreKind kind;
    private final Store store;
    private final Users users;

    UsersTest(StoreKind kind, @TempDir Path data) {
        this.data = data;
        this.kind = kind;
        this.store = kind.open(data);
        this.users = new Users(store, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aUserIsKnownByNameInAnyCaseAndWidth() {
        var made = users.create("Ann.Lee", Set.of(Role.REVIEWER, Role.AUDITOR), PASSWORD);

        assertThat(made.id()).matches("usr_[a-z0-9]{12}");
        assertThat(made.roles()).containsExactly(Role.REVIEWER, Role.AUDITOR);
        assertThat(users.list()).containsExactly(made);
        assertThat(users.find(made.id())).contains(made);
        assertThat(users.verify("ＡＮＮ.lee", PASSWORD)).contains(made);
        assertThat(users.verify("ann.lee", PASSWORD + "!")).isEmpty();
        assertThat(users.verify("nobody", PASSWORD)).isEmpty();
    }

    @Test
    void thePasswordIsInNoFile() throws Exception {
        users.create("ann", Set.of(Role.ADMIN), PASSWORD);
        store.close();
        assertThat(kind.files(data))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(PASSWORD));
    }

    @Test
    void aNameIsTakenOnce() {
        users.create("ann", Set.of(Role.ADMIN), PASSWORD);
        assertThatThrownBy(() -> users.create("ANN", Set.of(Role.ADMIN), PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann lee", "<b>", "a\u0000b", "ann;drop"})
    void aNameHasNoOtherCharacters(String name) {
        assertThatThrownBy(() -> users.create(name, Set.of(Role.ADMIN), PASSWORD))
                .hasMessageContaining("the name must have");
    }

    @Test
    void aPasswordIsLongAndAUserHasARole() {
        assertThatThrownBy(() -> users.create("ann", Set.of(Role.ADMIN), "elevenchars"))
                .hasMessageContaining("12 to 256 characters");
        assertThatThrownBy(() -> users.create("ann", Set.of(), PASSWORD)).hasMessageContaining("at least one role");
        assertThat(users.list()).isEmpty();
    }

    @Test
    void whoIsDisabledIsNotLetInUntilEnabled() {
        var made = users.create("ann", Set.of(Role.ADMIN), PASSWORD);

        assertThat(users.disable("ann").disabled()).isEqualTo(NOW);
        assertThat(users.verify("ann", PASSWORD)).isEmpty();
        assertThat(users.enable(made.id()).enabled()).isTrue();
        assertThat(users.verify("ann", PASSWORD)).contains(made);
        assertThatThrownBy(() -> users.disable("bob")).hasMessageContaining("no user with this name");
    }

    @Test
    void anotherPasswordTakesTheFirstOnesPlace() {
        users.create("ann", Set.of(Role.ADMIN), PASSWORD);
        users.setPassword("ann", "another good password");

        assertThat(users.verify("ann", PASSWORD)).isEmpty();
        assertThat(users.verify("ann", "another good password")).isPresent();
    }

    @Test
    void theDemoUserIsMadeOnceAndItsHashIsStrongAfterTheFirstLogin() {
        var demo = users.createDemoIfEmpty().orElseThrow();

        assertThat(users.createDemoIfEmpty()).isEmpty();
        assertThat(demo.user().roles()).isEqualTo(EnumSet.allOf(Role.class));
        assertThat(demo.toString()).doesNotContain(demo.password());
        assertThat(hash(demo.user())).contains("m=64,");
        users.loggedIn(users.verify("demo", demo.password()).orElseThrow(), demo.password());
        assertThat(hash(demo.user())).contains("m=19456,t=2,p=1");
        assertThat(users.verify("demo", demo.password()).orElseThrow().lastLogin())
                .isEqualTo(NOW);
    }

    private String hash(User user) {
        return store.query(connection -> UserTable.hash(connection, user.id()).orElseThrow());
    }
}
