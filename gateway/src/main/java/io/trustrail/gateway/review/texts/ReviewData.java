package io.trustrail.gateway.review.texts;

import io.trustrail.gateway.review.item.Verdict;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.subjects.SubjectData;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The texts of reviews, as what is kept about people. Blocks. */
public final class ReviewData implements SubjectData {

    private final Store store;
    private final SubjectSeal seal;
    private final Texts texts;

    public ReviewData(Store store, SubjectSeal seal) {
        this.store = store;
        this.seal = seal;
        this.texts = new Texts(seal);
    }

    private record Review(String id, String call, String tenant) {}

    @Override
    public String name() {
        return "reviews";
    }

    /* Who the person is lies under the key of the call. */
    @Override
    public long erase(Connection connection, String number) throws SQLException {
        for (var review : reviews(connection, number)) {
            seal.destroy(connection, Subject.call(review.call()));
        }
        return TextTable.erase(connection, number);
    }

    @Override
    public JsonArray export(Subject subject, String number) {
        var reviews = new JsonArray();
        for (var review : store.query(connection -> reviews(connection, number))) {
            var sealed = store.query(connection -> TextTable.all(connection, review.id()));
            if (!sealed.isEmpty()) {
                reviews.add(json(review, sealed));
            }
        }
        return reviews;
    }

    private JsonObject json(Review review, Map<String, byte[]> sealed) {
        var owner = texts.owner(review.tenant(), review.call(), review.id(), sealed);
        var content = texts.content(owner, review.id(), sealed);
        var conversation = new JsonArray();
        content.conversation()
                .forEach(turn -> conversation.add(
                        new JsonObject().put("origin", turn.origin()).put("text", turn.text())));
        var answer = new JsonArray();
        content.answer().forEach(text -> answer.add(text.text()));
        var pseudonyms = new JsonObject();
        texts.values(owner, review.id(), sealed).forEach(pseudonyms::put);
        texts.hidden(owner, review.id(), sealed).forEach(pseudonyms::put);
        var exported = new JsonObject()
                .put("review", review.id())
                .put("call", review.call())
                .put("conversation", conversation)
                .put("answer", answer)
                .put("pseudonyms", pseudonyms);
        texts.verdict(owner, review.id(), Texts.DECISION, sealed).ifPresent(it -> exported.put("decision", json(it)));
        return exported;
    }

    /* What the person got in the place of the answer, and what colleagues wrote about it. */
    private static JsonObject json(Verdict verdict) {
        return new JsonObject()
                .put("verdict", verdict.status().word())
                .put("texts", new JsonArray(List.copyOf(verdict.texts().values())))
                .put("note", verdict.note());
    }

    private static List<Review> reviews(Connection connection, String number) throws SQLException {
        var found = new ArrayList<Review>();
        var sql = "SELECT id, call_id, tenant FROM reviews WHERE subject_number = ? ORDER BY opened_at, id";
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, number);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Review(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return found;
    }
}
