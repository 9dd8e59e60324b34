package io.trustrail.gateway.label.publish;

import io.trustrail.gateway.audit.log.note.LogKey;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The key of labels where several gateways share a store: whoever serves a label has the key that it was signed with. The
 * first gateway makes it; it lies in the store, sealed.
 */
public final class SharedLabelKey {

    private static final Subject KEEPER = Subject.call("labels/key");
    private static final String CONTEXT = "labels/key";

    private SharedLabelKey() {}

    private record Kept(String verifier, byte[] sealed) {}

    /**
     * Reads the key of a store, or makes one. Blocks.
     *
     * @param origin name of the log of this gateway, which a new key is named after
     * @throws IOException if what is kept is no key
     */
    public static LogKey of(Store store, SubjectSeal seal, String origin) throws IOException {
        var kept = store.query(SharedLabelKey::find)
                .orElseGet(() -> store.call(connection -> {
                    var first = find(connection);
                    return first.isPresent() ? first.get() : make(connection, seal, origin);
                }));
        var secret = new String(seal.open(KEEPER, CONTEXT, kept.sealed()), StandardCharsets.UTF_8);
        return LogKey.parse(secret, kept.verifier());
    }

    private static Optional<Kept> find(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("SELECT verifier, sealed_secret FROM label_keys");
                var rows = select.executeQuery()) {
            return rows.next() ? Optional.of(new Kept(rows.getString(1), rows.getBytes(2))) : Optional.empty();
        }
    }

    private static Kept make(Connection connection, SubjectSeal seal, String origin) throws SQLException {
        var key = LabelNote.newKey(origin);
        var secret = key.secret().getBytes(StandardCharsets.UTF_8);
        var kept = new Kept(key.verifier(), seal.seal(connection, KEEPER, CONTEXT, secret));
        try (var insert =
                connection.prepareStatement("INSERT INTO label_keys (id, verifier, sealed_secret) VALUES (1, ?, ?)")) {
            insert.setString(1, kept.verifier());
            insert.setBytes(2, kept.sealed());
            insert.executeUpdate();
        }
        return kept;
    }
}
