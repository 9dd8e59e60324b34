package io.trustrail.gateway.review.table;

import io.trustrail.gateway.review.item.Filter;
import io.trustrail.gateway.review.item.Item;
import io.trustrail.gateway.review.item.Page;
import io.trustrail.gateway.review.item.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lists of reviews: what waits by urgency, with finished reviews behind it. */
public final class ReviewSearch {

    private static final String ORDER = " ORDER BY (status IN ('open', 'claimed')) DESC, priority DESC, due_at, id";

    private final StringBuilder where = new StringBuilder(" WHERE 1 = 1");
    private final List<Object> values = new ArrayList<>();

    private ReviewSearch() {}

    public static Page run(Connection connection, Filter filter, Instant now) throws SQLException {
        var search = of(filter, now);
        int offset = offset(filter.after());
        var items = search.items(connection, offset, filter.limit() + 1);
        boolean more = items.size() > filter.limit();
        return new Page(
                more ? items.subList(0, filter.limit()) : items,
                search.count(connection),
                more ? String.valueOf(offset + filter.limit()) : "");
    }

    private static ReviewSearch of(Filter filter, Instant now) {
        var search = new ReviewSearch();
        search.statuses(filter);
        search.is("mode", filter.mode());
        search.is("feature", filter.feature());
        search.is("language", filter.language());
        search.and(
                "EXISTS (SELECT 1 FROM review_skills s WHERE s.review_id = reviews.id AND s.skill = ?)",
                filter.skill());
        search.and("(' ' || reasons || ' ') LIKE ? ESCAPE '\\'", like(" " + filter.reason() + " ", filter.reason()));
        search.and("? IN (claimed_by, decided_by, first_by)", filter.person());
        search.text(filter.search());
        if (filter.overdue()) {
            search.where.append(" AND status IN ('open', 'claimed') AND due_at < ?");
            search.values.add(now.toEpochMilli());
        }
        return search;
    }

    private static int offset(String after) {
        try {
            return after.isEmpty() ? 0 : Math.max(0, Integer.parseInt(after));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void statuses(Filter filter) {
        if (!filter.statuses().isEmpty()) {
            where.append(" AND status IN (?")
                    .append(", ?".repeat(filter.statuses().size() - 1))
                    .append(')');
            filter.statuses().stream().map(Status::word).forEach(values::add);
        }
    }

    private void is(String column, String value) {
        and(column + " = ?", value);
    }

    private void and(String condition, String value) {
        if (!value.isEmpty()) {
            where.append(" AND ").append(condition);
            values.add(value);
        }
    }

    private void text(String text) {
        if (!text.isEmpty()) {
            where.append(" AND lower(id || ' ' || call_id || ' ' || application || ' ' || feature || ' ' || model)"
                    + " LIKE ? ESCAPE '\\'");
            values.add(like(text.toLowerCase(Locale.ROOT), text));
        }
    }

    private static String like(String part, String given) {
        return given.isEmpty()
                ? ""
                : "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private List<Item> items(Connection connection, int offset, int limit) throws SQLException {
        try (var select = connection.prepareStatement(ReviewRows.SELECT + where + ORDER + " LIMIT ? OFFSET ?")) {
            int n = bind(select);
            select.setInt(n + 1, limit);
            select.setInt(n + 2, offset);
            return ReviewRows.read(select);
        }
    }

    private long count(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("SELECT COUNT(*) FROM reviews" + where)) {
            bind(select);
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private int bind(PreparedStatement select) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            select.setObject(i + 1, values.get(i));
        }
        return values.size();
    }
}
