package io.trustrail.gateway.content;

import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.subjects.SubjectData;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Content at rest. Blocks. */
public final class ContentStore implements SubjectData {

    private final Store store;
    private final SubjectSeal seal;
    private final Clock clock;

    public ContentStore(Store store, SubjectSeal seal, Clock clock) {
        this.store = store;
        this.seal = seal;
        this.clock = clock;
    }

    /** What seals the content of a call that names nobody; other rooms seal under keys of their own. */
    public static Subject ownKey(String call) {
        return Subject.call("content/" + call);
    }

    /** Writes all in one transaction, without those whose person was erased meanwhile. */
    void write(List<Draft.Finished> contents) {
        store.call(connection -> {
            for (var content : contents) {
                write(connection, content);
            }
            return true;
        });
    }

    private void write(Connection connection, Draft.Finished content) throws SQLException {
        var about = content.draft().about();
        boolean erased = !about.number().isEmpty()
                && !seal.knownNumber(connection, about.subject()).equals(Optional.of(about.number()));
        if (erased) {
            return;
        }
        var plain = ContentJson.of(content).encode().getBytes(StandardCharsets.UTF_8);
        var now = Instant.ofEpochMilli(clock.millis());
        ContentTable.insert(
                connection,
                new ContentTable.Row(
                        about.call(),
                        about.number(),
                        about.application(),
                        about.feature(),
                        now,
                        now.plus(about.retention()),
                        seal.seal(connection, about.subject(), context(about.call()), plain)));
    }

    private static String context(String call) {
        return "content/" + call;
    }

    /** The content of a call that names nobody; empty if there is none, or not any more. */
    public Optional<JsonObject> find(String call) {
        return store.query(connection -> ContentTable.ofCall(connection, call)).stream()
                .filter(row -> row.subject().isEmpty())
                .findFirst()
                .map(row -> opened(ownKey(call), row));
    }

    private JsonObject opened(Subject subject, ContentTable.Row row) {
        return new JsonObject()
                .put("call", row.call())
                .put("application", row.application())
                .put("feature", row.feature())
                .put("at", row.at().toString())
                .put("expiresAt", row.expires().toString())
                .mergeIn(new JsonObject(Buffer.buffer(seal.open(subject, context(row.call()), row.sealed()))));
    }

    /** Removes some of what is past its time, in one transaction, with the keys that sealed nothing else. */
    int expire(Instant now, int most) {
        return store.call(connection -> {
            var rows = ContentTable.expired(connection, now, most);
            for (var row : rows) {
                ContentTable.delete(connection, row.call());
                if (row.subject().isEmpty()) {
                    seal.destroy(connection, ownKey(row.call()));
                }
            }
            return rows.size();
        });
    }

    @Override
    public String name() {
        return "content";
    }

    @Override
    public long erase(Connection connection, String number) throws SQLException {
        return ContentTable.deleteOfSubject(connection, number);
    }

    @Override
    public JsonArray export(Subject subject, String number) {
        var contents = new JsonArray();
        store.query(connection -> ContentTable.ofSubject(connection, number))
                .forEach(row -> contents.add(opened(subject, row)));
        return contents;
    }
}
