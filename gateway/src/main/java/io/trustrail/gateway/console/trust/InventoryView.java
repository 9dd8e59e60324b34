package io.trustrail.gateway.console.trust;

import io.trustrail.gateway.console.page.Sparkline;
import io.trustrail.gateway.trust.inventory.BlockRule;
import io.trustrail.gateway.trust.inventory.Inventory;
import io.trustrail.gateway.trust.inventory.Inventory.Row;
import io.trustrail.gateway.trust.inventory.UnknownName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which data goes where.
 *
 * @param risks the risk of a category, in lower case
 * @param mayChange whether the visitor decides
 * @param dropped calls that were not counted
 * @param categories those that a decision may name
 * @param problem what a decision or a rule named that there is not, or null
 */
public record InventoryView(
        List<Row> rows,
        UnaryOperator<String> risks,
        boolean mayChange,
        long dropped,
        Set<String> categories,
        @Nullable UnknownName problem) {

    /** A category of an application's feature at a vendor, over all paths. */
    public record Cell(String application, String feature, String category, String vendor, List<Row> rows) {

        public long found() {
            return rows.stream().mapToLong(Row::found).sum();
        }

        public long inClear() {
            return rows.stream().mapToLong(Row::inClear).sum();
        }

        public Row first() {
            return rows.stream()
                    .min((one, other) -> one.firstSeen().compareTo(other.firstSeen()))
                    .orElseThrow();
        }

        public Row last() {
            return rows.stream()
                    .max((one, other) -> one.lastSeen().compareTo(other.lastSeen()))
                    .orElseThrow();
        }

        /** What was found on each of the last days, over all paths, today last. */
        public List<Long> days() {
            return IntStream.range(0, Inventory.DAYS)
                    .mapToObj(i ->
                            rows.stream().mapToLong(row -> row.days().get(i)).sum())
                    .toList();
        }

        public long lately() {
            return days().stream().mapToLong(Long::longValue).sum();
        }

        public long mostInADay() {
            return days().stream().mapToLong(Long::longValue).max().orElse(0);
        }

        /** The same as a small picture. */
        public String columns() {
            return Sparkline.columns(days());
        }

        /** Where the data stands in requests. */
        public String paths() {
            return String.join(
                    ", ",
                    rows.stream()
                            .map(row -> row.flow().path())
                            .distinct()
                            .sorted()
                            .toList());
        }

        public boolean isNew() {
            return rows.get(0).isNew();
        }

        /** What a person said it is; empty while it is new. */
        public String as() {
            return rows.get(0).as();
        }

        public boolean canBeBlocked() {
            return new BlockRule(application, category, vendor).isPossible();
        }
    }

    /** Key of the sentence about what was named and is not there; empty if nothing is wrong. */
    public String problemKey() {
        return problem == null ? "" : "inventory.problem." + problem.noun();
    }

    /** What there is in the place of what was named, with commas between. */
    public String problemKnown() {
        return problem == null ? "" : problem.known();
    }

    public List<Cell> cells() {
        var cells = new TreeMap<String, Cell>();
        for (var row : rows) {
            var flow = row.flow();
            var key = String.join("\n", flow.application(), flow.feature(), flow.category(), flow.vendor());
            cells.computeIfAbsent(
                            key,
                            k -> new Cell(
                                    flow.application(),
                                    flow.feature(),
                                    flow.category(),
                                    flow.vendor(),
                                    new ArrayList<>()))
                    .rows()
                    .add(row);
        }
        return List.copyOf(cells.values());
    }

    /** What nobody has decided about, each category of a feature once. */
    public List<Cell> inbox() {
        var inbox = new TreeMap<String, Cell>();
        cells().stream()
                .filter(Cell::isNew)
                .forEach(cell -> inbox.putIfAbsent(
                        String.join("\n", cell.application(), cell.feature(), cell.category()), cell));
        return List.copyOf(inbox.values());
    }

    public String risk(Cell cell) {
        return risks.apply(cell.category()).toLowerCase(Locale.ROOT);
    }
}
