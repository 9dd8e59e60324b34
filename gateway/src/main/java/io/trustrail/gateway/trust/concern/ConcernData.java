package io.trustrail.gateway.trust.concern;

import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.subjects.SubjectData;
import io.trustrail.gateway.trust.concern.ConcernTexts.Kind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;

/** Concerns, as what is kept about people. Blocks. */
public final class ConcernData implements SubjectData {

    private final Store store;
    private final ConcernTexts texts;

    public ConcernData(Store store, SubjectSeal seal) {
        this.store = store;
        this.texts = new ConcernTexts(seal);
    }

    @Override
    public String name() {
        return "concerns";
    }

    @Override
    public long erase(Connection connection, String number) throws SQLException {
        var concerns = ConcernTable.ofSubject(connection, number);
        for (var concern : concerns) {
            texts.destroy(connection, concern.id());
            ConcernTable.delete(connection, concern.id());
        }
        return concerns.size();
    }

    @Override
    public JsonArray export(Subject subject, String number) {
        return store.query(connection -> {
            var exported = new JsonArray();
            for (var concern : ConcernTable.ofSubject(connection, number)) {
                exported.add(new JsonObject()
                        .put("concern", concern.id())
                        .put("call", concern.call())
                        .put("category", concern.category().word())
                        .put("status", concern.status().word())
                        .put("received", concern.received().toString())
                        .put(
                                "text",
                                texts.get(connection, concern.id(), Kind.ORIGINAL)
                                        .orElse(null))
                        .put(
                                "contact",
                                texts.get(connection, concern.id(), Kind.CONTACT)
                                        .orElse(null))
                        .put(
                                "answer",
                                texts.get(connection, concern.id(), Kind.ANSWER).orElse(null)));
            }
            return exported;
        });
    }
}
