package io.trustrail.gateway.trust.consent;

import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.subjects.SubjectData;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/** What people have agreed to, as what is kept about them. Blocks. */
public final class ConsentData implements SubjectData {

    private final Store store;
    private final SubjectSeal seal;
    private final Clock clock;

    public ConsentData(Store store, SubjectSeal seal, Clock clock) {
        this.store = store;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "consents";
    }

    /* The person's id lies under a key of its own, which goes, too. */
    @Override
    public long erase(Connection connection, String number) throws SQLException {
        seal.destroy(connection, ConsentPeople.keeper(number));
        long removed = ConsentTable.remove(connection, number);
        if (removed > 0) {
            ConsentTable.change(connection, number, clock.instant());
        }
        return removed;
    }

    @Override
    public JsonArray export(Subject subject, String number) {
        var consents = new JsonArray();
        var history = store.query(connection -> HistoryTable.of(connection, number, Integer.MAX_VALUE));
        store.query(connection -> ConsentTable.of(connection, number))
                .forEach((purpose, consent) -> consents.add(json(consent)
                        .put("purpose", purpose.word())
                        .put(
                                "history",
                                new JsonArray(history.stream()
                                        .filter(said -> said.purpose() == purpose)
                                        .map(said -> json(said.consent()).put("by", said.by()))
                                        .toList()))));
        return consents;
    }

    private static JsonObject json(Consent consent) {
        return new JsonObject()
                .put("state", consent.state().word())
                .put("source", consent.source())
                .put("textVersion", consent.textVersion())
                .put("at", consent.at().toString());
    }
}
