package io.trustrail.gateway.trust.concern;

import io.trustrail.gateway.seal.KeyDestroyed;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Seals and opens the texts of concerns. Blocks. */
final class ConcernTexts {

    /** What a text is. */
    enum Kind {
        MASKED,
        ORIGINAL,
        CONTACT,
        ANSWER
    }

    private final SubjectSeal seal;

    ConcernTexts(SubjectSeal seal) {
        this.seal = seal;
    }

    void put(Connection connection, String concern, Kind kind, String text) throws SQLException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var sealed = seal.seal(connection, key(concern), context(concern, kind), bytes);
        ConcernTable.putText(connection, concern, kind.name(), sealed);
    }

    /** Empty if there is none, or not any more. */
    Optional<String> get(Connection connection, String concern, Kind kind) throws SQLException {
        return ConcernTable.text(connection, concern, kind.name()).flatMap(bytes -> opened(concern, kind, bytes));
    }

    private Optional<String> opened(String concern, Kind kind, byte[] bytes) {
        try {
            var plain = seal.open(key(concern), context(concern, kind), bytes);
            return Optional.of(new String(plain, StandardCharsets.UTF_8));
        } catch (KeyDestroyed e) {
            return Optional.empty();
        }
    }

    void destroy(Connection connection, String concern) throws SQLException {
        seal.destroy(connection, key(concern));
    }

    private static Subject key(String concern) {
        return Subject.call("concern/" + concern);
    }

    private static String context(String concern, Kind kind) {
        return "concern/" + concern + "/" + kind.name();
    }
}
