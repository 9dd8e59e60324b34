package io.trustrail.gateway.review.queue;

import io.trustrail.gateway.review.Content;
import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.item.Verdict;
import io.trustrail.gateway.review.table.ReviewRows;
import io.trustrail.gateway.review.texts.ContentErased;
import io.trustrail.gateway.review.texts.Owner;
import io.trustrail.gateway.review.texts.TextTable;
import io.trustrail.gateway.review.texts.Texts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A review with its sealed texts, opened as far as somebody asks. Blocks: for workers. */
final class OpenReview {

    private final Texts texts;
    private final Item item;
    private final Map<String, byte[]> sealed;
    private final Owner owner;
    private final @Nullable Content content;

    private OpenReview(Texts texts, Item item, Map<String, byte[]> sealed) {
        this.texts = texts;
        this.item = item;
        this.sealed = sealed;
        Owner known = new Owner(item.tenant(), "", item.call());
        Content read = null;
        try {
            var subject = texts.owner(item.tenant(), item.call(), item.id(), sealed);
            read = texts.content(subject, item.id(), sealed);
            known = subject;
        } catch (ContentErased e) {
            // What is sealed from now on is about the call only: the person must not get a new key.
        }
        this.owner = known;
        this.content = read;
    }

    static Optional<OpenReview> read(Engine engine, String review) {
        var rows = engine.query(connection -> rows(connection, review));
        return rows.map(found -> new OpenReview(engine.texts(), found.item(), found.sealed()));
    }

    private record Rows(Item item, Map<String, byte[]> sealed) {}

    private static Optional<Rows> rows(Connection connection, String review) throws SQLException {
        var item = ReviewRows.byId(connection, review);
        return item.isEmpty() ? Optional.empty() : Optional.of(new Rows(item.get(), TextTable.all(connection, review)));
    }

    Item item() {
        return item;
    }

    /** Null if it was erased. */
    @Nullable Content content() {
        return content;
    }

    /** As people read it, with what the call's tokens stand for; null if it was erased. */
    @Nullable Content contentWithValues() {
        return content == null
                ? null
                : new Content(content.conversation(), content.answer(), content.marks(), values(), content.envelope());
    }

    /** What the call's tokens stand for. */
    Map<String, String> values() {
        return content == null ? Map.of() : texts.values(owner, item.id(), sealed);
    }

    /** What the tokens stand for that only people see. */
    Map<String, String> hidden() {
        return content == null ? Map.of() : texts.hidden(owner, item.id(), sealed);
    }

    /** What each token stands for that people see. */
    Map<String, String> tokens() {
        var tokens = new LinkedHashMap<>(values());
        tokens.putAll(hidden());
        return tokens;
    }

    @Nullable Verdict verdict(String kind) {
        try {
            return texts.verdict(owner, item.id(), kind, sealed).orElse(null);
        } catch (ContentErased e) {
            return null;
        }
    }

    Map<String, String> draft(String person) {
        return content == null ? Map.of() : texts.draft(owner, item.id(), person, sealed);
    }

    byte[] seal(String kind, Verdict verdict) {
        return texts.seal(owner, item.id(), kind, verdict);
    }

    byte[] seal(Map<String, String> hidden) {
        return texts.seal(owner, item.id(), Texts.HIDDEN, hidden);
    }

    byte[] sealDraft(String person, Map<String, String> draft) {
        return draft.isEmpty() ? new byte[0] : texts.seal(owner, item.id(), Texts.draft(person), draft);
    }
}
