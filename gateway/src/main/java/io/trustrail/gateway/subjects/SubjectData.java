package io.trustrail.gateway.subjects;

import io.trustrail.gateway.seal.Subject;
import io.vertx.core.json.JsonArray;
import java.sql.Connection;
import java.sql.SQLException;

/** What one room keeps about people. Every room that keeps something implements it; all of it blocks. */
public interface SubjectData {

    /** What it is called in receipts and exports, such as {@code content}. */
    String name();

    /**
     * Removes everything about a person, in the caller's transaction. The person's key was destroyed in the same
     * transaction: what was sealed with it can't be opened any more.
     *
     * @param number what stands for the person
     * @return how many entries were removed; 0 if there were none
     */
    long erase(Connection connection, String number) throws SQLException;

    /**
     * Everything about a person, for the person.
     *
     * @param subject to open what is sealed
     * @param number what stands for the person
     */
    JsonArray export(Subject subject, String number);
}
