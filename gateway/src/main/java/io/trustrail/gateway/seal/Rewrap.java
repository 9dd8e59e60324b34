package io.trustrail.gateway.seal;

import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.seal.master.MasterKeys;
import io.trustrail.gateway.store.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Wraps the keys in a store by the newest key of the master keyset, so that older ones can be retired. What was sealed stays as
 * it is. Gateways may be at work: each page of keys is one transaction, and a key that was destroyed meanwhile stays destroyed.
 * Ended in the middle, it has done no harm; the next run does the rest. Blocks.
 */
public final class Rewrap {

    private static final int PAGE = 500;

    private final Store store;
    private final MasterKeys master;

    private Rewrap(Store store, MasterKeys master) {
        this.store = store;
        this.master = master;
    }

    /**
     * For a store and its keyset, as it is now.
     *
     * @throws io.trustrail.gateway.seal.master.KeysetUnusable if the keyset is missing, unreadable or another store's
     */
    public static Rewrap of(Store store, KeysetSource source) {
        return new Rewrap(store, LookUp.open(store, source).master());
    }

    /** Wraps anew what older keys of the set have wrapped; tells how many that were. */
    public long run() {
        long count = store.call(this::installationKey) ? 1 : 0;
        var page = new Page("", 0, false);
        do {
            var from = page.last();
            page = store.call(connection -> rewrap(connection, from));
            count += page.old();
        } while (!page.end());
        return count;
    }

    /** How many keys in the store are wrapped by older keys of the set. */
    public long outstanding() {
        return store.query(connection -> {
            long count = SubjectTable.installationKey(connection, LookUp.NAME)
                            .filter(wrapped ->
                                    master.rewrapped(wrapped, LookUp.ABOUT).isPresent())
                            .isPresent()
                    ? 1
                    : 0;
            var last = "";
            List<SubjectRow> rows;
            do {
                rows = SubjectTable.after(connection, last, PAGE);
                for (var row : rows) {
                    count += master.rewrapped(row.wrappedKey(), row.about()).isPresent() ? 1 : 0;
                    last = row.hash();
                }
            } while (rows.size() == PAGE);
            return count;
        });
    }

    private boolean installationKey(Connection connection) throws SQLException {
        var fresh = SubjectTable.installationKey(connection, LookUp.NAME)
                .flatMap(wrapped -> master.rewrapped(wrapped, LookUp.ABOUT));
        if (fresh.isPresent()) {
            SubjectTable.updateInstallationKey(connection, LookUp.NAME, fresh.get());
        }
        return fresh.isPresent();
    }

    private Page rewrap(Connection connection, String from) throws SQLException {
        var rows = SubjectTable.after(connection, from, PAGE);
        var last = from;
        int old = 0;
        for (var row : rows) {
            var fresh = master.rewrapped(row.wrappedKey(), row.about());
            if (fresh.isPresent()) {
                SubjectTable.update(connection, row.hash(), fresh.get());
                old++;
            }
            last = row.hash();
        }
        return new Page(last, old, rows.size() < PAGE);
    }

    private record Page(String last, int old, boolean end) {}
}
