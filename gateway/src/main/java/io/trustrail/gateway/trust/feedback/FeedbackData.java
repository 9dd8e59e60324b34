package io.trustrail.gateway.trust.feedback;

import io.trustrail.gateway.review.labels.FeedbackLabels;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.subjects.SubjectData;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Feedback, as what is kept about people. Blocks. */
public final class FeedbackData implements SubjectData {

    private static final String CONTEXT = "feedback/correction";

    private final Store store;
    private final SubjectSeal seal;

    public FeedbackData(Store store, SubjectSeal seal) {
        this.store = store;
        this.seal = seal;
    }

    @Override
    public String name() {
        return "feedback";
    }

    @Override
    public long erase(Connection connection, String number) throws SQLException {
        var rows = FeedbackTable.ofSubject(connection, number);
        remove(connection, rows);
        return rows.size();
    }

    @Override
    public JsonArray export(Subject subject, String number) {
        var exported = new JsonArray();
        store.query(connection -> FeedbackTable.ofSubject(connection, number)).forEach(row -> exported.add(json(row)));
        return exported;
    }

    byte[] sealed(Connection connection, Feedback feedback, String masked) throws SQLException {
        var key = key(feedback.tenant(), feedback.application(), feedback.call());
        return seal.seal(connection, key, CONTEXT, masked.getBytes(StandardCharsets.UTF_8));
    }

    JsonObject json(FeedbackTable.Row row) {
        var sealed = row.sealed();
        var key = key(row.tenant(), row.application(), row.call());
        return new JsonObject()
                .put("call", row.call())
                .put("tenant", row.tenant())
                .put("application", row.application())
                .put("rating", row.rating())
                .put("reason", row.reason())
                .put("given", row.given().toString())
                .put(
                        "corrected_text",
                        sealed == null ? null : new String(seal.open(key, CONTEXT, sealed), StandardCharsets.UTF_8));
    }

    void remove(Connection connection, List<FeedbackTable.Row> rows) throws SQLException {
        for (var row : rows) {
            FeedbackLabels.forget(connection, row.call());
            discard(connection, row);
        }
    }

    /** Removes what never became a label. */
    void discard(Connection connection, FeedbackTable.Row row) throws SQLException {
        seal.destroy(connection, key(row.tenant(), row.application(), row.call()));
        FeedbackTable.delete(connection, row);
    }

    /* Applications may say different things about one call. */
    private static Subject key(String tenant, String application, String call) {
        return Subject.call("feedback/" + tenant + "/" + application + "/" + call);
    }
}
