package io.trustrail.gateway.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trustrail.gateway.it.fixture.StoreKind;
import io.trustrail.gateway.seal.master.KeysetFile;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.seal.master.KeysetUnusable;
import io.trustrail.gateway.seal.master.MasterKeys;
import io.trustrail.gateway.store.OwnerOnly;
import io.trustrail.gateway.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StoreKind.class)
class SubjectSealTest {

    private static final Subject ANN = Subject.person("default", "ann@example.com");
    private static final byte[] PLAIN = "Ann lives in Ghent".getBytes(UTF_8);

    private final StoreKind kind;

    @TempDir
    private Path data;

    private Store store;
    private SubjectSeal seal;

    SubjectSealTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        store = kind.open(data);
        seal = sealOf(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private SubjectSeal sealOf(Store ofStore) {
        return SubjectSeal.open(ofStore, source(), Clock.systemUTC());
    }

    private KeysetSource source() {
        return KeysetSource.of(data, Map.of());
    }

    private void reopen() {
        store.close();
        open();
    }

    @Test
    void whatWasSealedIsOpenedAlsoAfterARestart() {
        var sealed = seal.seal(ANN, "note", PLAIN);
        assertThat(new String(sealed, UTF_8)).doesNotContain("Ghent");
        reopen();
        assertThat(seal.open(ANN, "note", sealed)).isEqualTo(PLAIN);
    }

    @Test
    void itOpensOnlyForItsSubjectAndItsContext() {
        var sealed = seal.seal(ANN, "note", PLAIN);
        assertThatThrownBy(() -> seal.open(ANN, "other", sealed)).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> seal.open(Subject.person("other", "ann@example.com"), "note", sealed))
                .isInstanceOf(KeyDestroyed.class);
        assertThatThrownBy(() -> seal.open(Subject.call("ann@example.com"), "note", sealed))
                .isInstanceOf(KeyDestroyed.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> seal.open(ANN, "note", sealed)).isInstanceOf(SealBroken.class);
    }

    @Test
    void aTenantsNameCantReachIntoAnIds() {
        assertThat(seal.number(Subject.person("a", "b:c"))).isNotEqualTo(seal.number(Subject.person("a:b", "c")));
    }

    @Test
    void aDestroyedKeyOpensNothingEvenIfTheSubjectComesBack() {
        var sealed = seal.seal(ANN, "note", PLAIN);
        var number = seal.number(ANN);
        assertThat(seal.destroy(ANN)).contains(number);
        assertThatThrownBy(() -> seal.open(ANN, "note", sealed)).isInstanceOf(KeyDestroyed.class);
        assertThat(seal.knownNumber(ANN)).isEmpty();
        assertThat(seal.destroy(ANN)).isEmpty();

        var again = seal.seal(ANN, "note", PLAIN);
        assertThat(seal.number(ANN)).isNotEqualTo(number);
        assertThat(seal.open(ANN, "note", again)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> seal.open(ANN, "note", sealed)).isInstanceOf(KeyDestroyed.class);
    }

    @Test
    void anotherProcessDestroysForThisOneToo() {
        var sealed = seal.seal(ANN, "note", PLAIN);
        assertThat(seal.open(ANN, "note", sealed)).isEqualTo(PLAIN);
        try (var other = kind.open(data)) {
            sealOf(other).destroy(ANN);
        }
        assertThatThrownBy(() -> seal.open(ANN, "note", sealed)).isInstanceOf(KeyDestroyed.class);
        assertThat(seal.open(ANN, "note", seal.seal(ANN, "note", PLAIN))).isEqualTo(PLAIN);
    }

    @Test
    void aNumberIsStableAndSaysNothing() {
        var number = seal.number(ANN);
        assertThat(number).matches("sub_[0-9a-z]{24}");
        assertThat(seal.number(ANN)).isEqualTo(number);
        assertThat(seal.knownNumber(ANN)).contains(number);
        assertThat(ANN.toString()).doesNotContain("ann");
    }

    @Test
    void aTransactionThatFailsLeavesNoKey() {
        assertThatThrownBy(() -> store.call(connection -> {
                    seal.seal(connection, ANN, "note", PLAIN);
                    throw new IllegalStateException("later in the transaction");
                }))
                .hasMessage("later in the transaction");
        assertThat(seal.knownNumber(ANN)).isEmpty();
    }

    @Test
    void aRotatedKeysetOpensTheOldAndTheNewWithoutARestart() {
        var old = seal.seal(ANN, "note", PLAIN);
        assertThat(MasterKeys.rotate(source(), new KeysetFile(data.resolve(KeysetFile.NAME))))
                .isEqualTo(2);
        try (var other = kind.open(data)) {
            var bob = Subject.person("default", "bob");
            var sealed = sealOf(other).seal(bob, "note", PLAIN);
            assertThat(seal.open(bob, "note", sealed)).isEqualTo(PLAIN);
        }
        reopen();
        assertThat(seal.open(ANN, "note", old)).isEqualTo(PLAIN);
    }

    @Test
    void anOldMasterKeyIsNotNeededOnceAllKeysAreWrappedAnew() throws IOException {
        var people = IntStream.range(0, 600)
                .mapToObj(i -> Subject.person("default", "person-" + i))
                .toList();
        store.call(connection -> {
            for (var person : people) {
                seal.seal(connection, person, "note", PLAIN);
            }
            return people.size();
        });
        var sealed = seal.seal(ANN, "note", PLAIN);
        var keyset = new KeysetFile(data.resolve(KeysetFile.NAME));
        MasterKeys.rotate(source(), keyset);
        assertThat(Rewrap.of(store, source()).outstanding()).isEqualTo(602);

        assertThat(Rewrap.of(store, source()).run()).isEqualTo(602);

        assertThat(Rewrap.of(store, source()).outstanding()).isZero();
        assertThat(Rewrap.of(store, source()).run()).isZero();
        assertThat(seal.open(ANN, "note", sealed)).isEqualTo(PLAIN);
        assertThat(MasterKeys.retire(source(), keyset)).isEqualTo(1);
        reopen();
        assertThat(seal.open(ANN, "note", sealed)).isEqualTo(PLAIN);
        assertThat(seal.knownNumber(people.get(599))).isPresent();
    }

    @Test
    void aMasterKeyThatIsStillNeededIsMissedAtTheNextStart() {
        seal.seal(ANN, "note", PLAIN);
        var keyset = new KeysetFile(data.resolve(KeysetFile.NAME));
        MasterKeys.rotate(source(), keyset);
        MasterKeys.retire(source(), keyset);
        assertThatThrownBy(() -> sealOf(store))
                .isInstanceOf(KeysetUnusable.class)
                .hasMessageContaining("a key was taken");
    }

    @Test
    void theKeysetIsItsOwnersAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(KeysetFile.NAME))))
                .isEqualTo("rw-------");
    }

    @Test
    void aMissingKeysetIsNotReplaced() throws IOException {
        var keyset = data.resolve(KeysetFile.NAME);
        var sealed = seal.seal(ANN, "note", PLAIN);
        var backup = Files.readString(keyset);
        Files.delete(keyset);
        assertThatThrownBy(() -> sealOf(store))
                .isInstanceOf(KeysetUnusable.class)
                .hasMessageContaining(keyset.toString())
                .hasMessageContaining("is missing")
                .hasMessageContaining("backup");
        assertThat(keyset).doesNotExist();

        Files.writeString(OwnerOnly.file(keyset), backup);
        assertThat(sealOf(store).open(ANN, "note", sealed)).isEqualTo(PLAIN);
    }

    @Test
    void anotherStoresKeysetIsRefused() throws IOException {
        Files.createDirectories(data.resolve("other"));
        MasterKeys.loadOrCreate(KeysetSource.of(data.resolve("other"), Map.of()));
        Files.copy(
                data.resolve("other").resolve(KeysetFile.NAME),
                data.resolve(KeysetFile.NAME),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> sealOf(store))
                .isInstanceOf(KeysetUnusable.class)
                .hasMessageContaining("another installation");
    }
}
