package io.trustrail.gateway.fairness.kept;

import io.trustrail.gateway.fairness.audit.Audited;
import io.trustrail.gateway.fairness.drift.Shift;
import io.trustrail.gateway.fairness.figures.Gap;
import io.trustrail.gateway.fairness.figures.Measure;
import io.trustrail.gateway.fairness.report.AuditJson;
import io.trustrail.gateway.store.Duty;
import io.trustrail.gateway.store.Outbox;
import io.trustrail.gateway.store.Store;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Audits in the store. Thread-safe; blocks. */
public final class KeptAudits {

    /** The kind of event in the record. */
    public static final String EVENT = "fairness.audited";

    /** The kind of event that tells of drift. */
    public static final String DRIFT = "fairness.drifted";

    private final Store store;

    public KeptAudits(Store store) {
        this.store = store;
    }

    /** A turn at audits that are due: one gateway on the store at a time. */
    public Optional<Duty> turn() {
        return store.take("fairness");
    }

    /** Keeps an audit, and tells the record of it. */
    public void keep(Audited audited) {
        store.call(connection -> {
            keep(connection, audited);
            return true;
        });
    }

    /**
     * The same, unless another gateway kept one since: a turn ends if an audit takes long.
     *
     * @param before id of the newest audit when this one began; empty for none
     * @return whether it is kept
     */
    public boolean keepNext(Audited audited, String before) {
        return store.call(connection -> {
            boolean isNext = before.equals(AuditTable.newestId(connection, audited.feature()));
            if (isNext) {
                keep(connection, audited);
            }
            return isNext;
        });
    }

    private static void keep(Connection connection, Audited audited) throws SQLException {
        var largest = audited.largest();
        AuditTable.insert(connection, audited, AuditJson.write(audited).encode(), largest);
        Outbox.add(connection, EVENT, audited.at(), facts(audited, largest));
    }

    private static Map<String, String> facts(Audited audited, List<Gap> largest) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("audit", audited.id());
        facts.put("feature", audited.feature());
        facts.put("policyHash", audited.policyHash());
        facts.put("texts", Integer.toString(audited.effort().texts()));
        facts.put("unread", Integer.toString(audited.effort().unread()));
        facts.put("warnings", Integer.toString(audited.warnings().size()));
        for (var measure : Measure.values()) {
            largest.stream()
                    .filter(gap -> gap.cell().measure() == measure)
                    .max((one, other) -> Double.compare(one.value(), other.value()))
                    .ifPresent(gap -> facts.put(
                            measure.label(),
                            String.format(
                                    Locale.ROOT,
                                    "%.3f %s %s",
                                    gap.value(),
                                    gap.cell().trait(),
                                    gap.cell().group())));
        }
        return facts;
    }

    /** Tells the record that calls have become others. */
    public void note(Shift shift, Instant at) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("feature", shift.feature());
        facts.put("of", shift.of());
        facts.put("psi", String.format(Locale.ROOT, "%.3f", shift.psi()));
        facts.put("recent", Long.toString(shift.recent()));
        facts.put("reference", Long.toString(shift.reference()));
        facts.put("most", shift.most());
        store.call(connection -> {
            Outbox.add(connection, DRIFT, at, facts);
            return true;
        });
    }

    /** The newest audit of every feature, by the feature's name. */
    public Map<String, Audited> newest() {
        var newest = new LinkedHashMap<String, Audited>();
        store.query(AuditTable::newest).forEach(detail -> {
            var audited = AuditJson.read(new JsonObject(detail));
            newest.put(audited.feature(), audited);
        });
        return newest;
    }

    /** An audit as JSON: with the figures of all groups, or only the largest gaps where those are not kept any more. */
    public Optional<JsonObject> find(String id) {
        return store.query(connection -> AuditTable.find(connection, id)).map(row -> {
            var json = row.detail().isEmpty() ? TrendJson.of(row.point()) : new JsonObject(row.detail());
            return json.put("feature", row.feature())
                    .put("detailed", !row.detail().isEmpty());
        });
    }

    /** How gaps of a feature went, the oldest first; not more than the last audits. */
    public List<TrendPoint> trend(String feature, int last) {
        return store.query(connection -> AuditTable.trend(connection, feature, last));
    }
}
