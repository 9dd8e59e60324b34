package io.trustrail.gateway.trust.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalOptions;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.StoreKind;
import io.trustrail.gateway.policy.trust.Purpose;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.store.StoreUnavailable;
import io.trustrail.gateway.trust.consent.Consent.State;
import io.trustrail.gateway.trust.consent.lines.ConsentImport;
import io.trustrail.gateway.trust.consent.lines.ConsentLine;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two replicas on one store. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class ConsentsTest {

    private static final Subject ANN = Subject.person("t", "ann");

    private final StoreKind kind;

    @TempDir
    private Path data;

    private final Vertx vertx = Vertx.vertx();
    private Replica one;
    private Replica two;

    private record Replica(Store store, Journal journal, Consents consents) {

        static Replica open(Vertx vertx, StoreKind kind, Path data, String name) throws IOException {
            var store = kind.open(data);
            var seal = SubjectSeal.open(store, KeysetSource.of(data, Map.of()), Clock.systemUTC());
            var journal = Journal.open(vertx, data.resolve(name), JournalOptions.DEFAULT);
            return new Replica(store, journal, new Consents(vertx, store, seal, journal, Clock.systemUTC()));
        }

        void say(Purpose purpose, State state) {
            var said = new Consents.Statement(Map.of(purpose, state), "test", "v1", "somebody");
            Await.result(consents.put("t", "ann", said));
        }

        SubjectConsents ann() {
            return Await.result(consents.of(ANN));
        }

        void close() {
            Await.result(journal.close());
            store.close();
        }
    }

    ConsentsTest(StoreKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() throws IOException {
        one = Replica.open(vertx, kind, data, "one");
        two = Replica.open(vertx, kind, data, "two");
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        Await.result(vertx.close());
    }

    private static boolean look(Replica replica) {
        return replica.consents().changes();
    }

    @Test
    void nobodyLooksOnceItIsClosed() {
        var workers = Vertx.vertx();
        var seal = SubjectSeal.open(one.store(), KeysetSource.of(data, Map.of()), Clock.systemUTC());
        var closed = new Consents(workers, one.store(), seal, one.journal(), Clock.systemUTC());
        closed.close();
        Await.result(workers.close());

        assertThatCode(closed::look).doesNotThrowAnyException();
    }

    @Test
    void aChangeIsInForceAtOnceHereAndElsewhereAfterTheNextLook() {
        look(one);
        look(two);
        assertThat(one.ann().isGranted(Purpose.ANSWERING)).isFalse();
        assertThat(two.ann().number()).as("remembered: there is nothing").isEmpty();

        one.say(Purpose.ANSWERING, State.GRANTED);
        assertThat(one.ann().isGranted(Purpose.ANSWERING)).isTrue();
        look(two);
        assertThat(two.ann().isGranted(Purpose.ANSWERING)).isTrue();

        two.say(Purpose.ANSWERING, State.WITHDRAWN);
        assertThat(two.ann().isWithdrawn(Purpose.ANSWERING)).isTrue();
        look(one);
        assertThat(one.ann().isWithdrawn(Purpose.ANSWERING)).isTrue();
    }

    @Test
    void oneSeesTheOthersChangesThatAreOlderThanItsOwn() {
        one.say(Purpose.ANSWERING, State.GRANTED);
        look(one);
        look(two);
        assertThat(one.ann().isGranted(Purpose.ANSWERING)).isTrue();

        two.say(Purpose.ANSWERING, State.WITHDRAWN);
        var said = new Consents.Statement(Map.of(Purpose.AI, State.WITHDRAWN), "test", "", "bob");
        Await.result(one.consents().put("t", "bob", said));
        look(one);

        assertThat(one.ann().isWithdrawn(Purpose.ANSWERING)).isTrue();
    }

    @Test
    void whatIsRememberedIsAnsweredAtOnce() {
        look(one);
        one.say(Purpose.SHARING, State.GRANTED);
        look(one);
        assertThat(one.ann().isGranted(Purpose.SHARING)).isTrue();
        assertThat(one.consents().of(ANN).isComplete()).isTrue();
    }

    @Test
    void whoCantLookForChangesTrustsNothingThatIsRemembered() {
        one.say(Purpose.ANSWERING, State.GRANTED);
        assertThat(one.ann().isGranted(Purpose.ANSWERING)).isTrue();
        one.store().close();

        assertThat(catchThrowable(one::ann))
                .as("nobody looked for changes, so the store is asked, and is not there")
                .hasStackTraceContaining(StoreUnavailable.class.getName());
    }

    @Test
    void anotherTenantsPersonOfTheSameNameIsSomebodyElse() {
        one.say(Purpose.ANSWERING, State.GRANTED);
        assertThat(Await.result(one.consents().of(Subject.person("other", "ann")))
                        .byPurpose())
                .isEmpty();
    }

    @Test
    void idsAreNotInTheStoreInTheClear() throws IOException {
        var said = new Consents.Statement(Map.of(Purpose.AI, State.WITHDRAWN), "test", "", "somebody");
        Await.result(one.consents().put("t", "canary-4711", said));

        assertThat(Await.result(one.consents().after("", 10)))
                .singleElement()
                .extracting(Consents.Entry::id)
                .isEqualTo("canary-4711");
        assertThat(kind.files(data))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain("canary-4711"));
    }

    @Test
    void allThatWasSaidStaysUntilThePersonIsErased() {
        one.say(Purpose.ANSWERING, State.GRANTED);
        two.say(Purpose.ANSWERING, State.WITHDRAWN);

        var history = Await.result(one.consents().history(ANN));
        assertThat(history).extracting(said -> said.consent().state()).containsExactly(State.WITHDRAWN, State.GRANTED);
        assertThat(history).allSatisfy(said -> assertThat(said.by()).isEqualTo("somebody"));
        assertThat(Await.result(one.consents().history(Subject.person("t", "bob"))))
                .isEmpty();

        var seal = SubjectSeal.open(one.store(), KeysetSource.of(data, Map.of()), Clock.systemUTC());
        var number = one.ann().number();
        var rooms = new ConsentData(one.store(), seal, Clock.systemUTC());
        assertThat(rooms.export(ANN, number).getJsonObject(0).getJsonArray("history"))
                .hasSize(2);
        one.store().call(connection -> rooms.erase(connection, number));
        assertThat(rooms.export(ANN, number)).isEmpty();
        assertThat(Await.result(one.consents().history(ANN))).isEmpty();
    }

    @Test
    void manyLinesAreTakenDownAndTheResultSaysWhichWereNot() {
        var lines = new ArrayList<ConsentLine>();
        for (int i = 0; i < 70; i++) {
            var said = new Consents.Statement(Map.of(Purpose.SHARING, State.GRANTED), "crm", "", "ann");
            lines.add(new ConsentLine(i + 2, "t", "p" + i, said));
        }
        var outcome = Await.result(new ConsentImport(one.consents()).take(lines));
        assertThat(outcome.taken()).isEqualTo(70);
        assertThat(outcome.failed()).isEmpty();
        assertThat(Await.result(two.consents().of(Subject.person("t", "p69"))).isGranted(Purpose.SHARING))
                .isTrue();

        Await.result(two.journal().close());
        var broken = Await.result(new ConsentImport(two.consents()).take(lines));
        assertThat(broken.taken()).isZero();
        assertThat(broken.failed()).hasSize(70).startsWith(2, 3).endsWith(71);
    }
}
