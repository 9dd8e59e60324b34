package io.trustrail.gateway.review.hooks;

import io.trustrail.gateway.review.hooks.Delivery.State;
import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.queue.QueueNews;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;

/** Writes down what is to be told, in the transaction in which it happens. Messages have no text of a call. */
public final class Outbox implements QueueNews {

    private static final String ID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int ID_LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public void told(Connection connection, Kind kind, Item item, Instant at) throws SQLException {
        tell(connection, HookEvent.of(kind), item.id(), data(item), at);
    }

    /**
     * Writes down what other rooms have to tell, in the transaction in which it happens.
     *
     * @param id of what it is about
     * @param data ids, names, states and times: no text, no personal data
     */
    public static void tell(Connection connection, HookEvent event, String id, JsonObject data, Instant at)
            throws SQLException {
        var payload = new JsonObject()
                .put("type", event.type())
                .put("timestamp", at.toString())
                .put("data", data)
                .encode();
        for (var hook : HookTable.all(connection)) {
            if (hook.events().contains(event)) {
                var delivery =
                        new Delivery(randomId("msg_"), hook.id(), event.type(), id, State.PENDING, 0, at, at, null, "");
                OutboxTable.insert(connection, delivery, payload);
            }
        }
    }

    private static JsonObject data(Item item) {
        var terms = item.terms();
        return new JsonObject()
                .put("review", item.id())
                .put("call", item.call())
                .put("application", item.application())
                .put("feature", item.feature())
                .put("language", item.language())
                .put("mode", terms.mode().name().toLowerCase(Locale.ROOT))
                .put("status", item.status().word())
                .put("reasons", new JsonArray(item.reasons()))
                .put("confidence", item.isJudged() ? item.confidence() : null)
                .put("skills", new JsonArray(terms.skills().stream().sorted().toList()))
                .put("due", terms.due().toString())
                .put("code", item.end() == null ? "" : item.end().code());
    }

    static String randomId(String prefix) {
        var id = new StringBuilder(prefix);
        RANDOM.ints(ID_LENGTH, 0, ID_LETTERS.length()).forEach(i -> id.append(ID_LETTERS.charAt(i)));
        return id.toString();
    }
}
