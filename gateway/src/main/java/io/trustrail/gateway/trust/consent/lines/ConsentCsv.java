package io.trustrail.gateway.trust.consent.lines;

import io.trustrail.gateway.policy.trust.Purpose;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.trust.consent.Consent.State;
import io.trustrail.gateway.trust.consent.Consents.Statement;
import io.trustrail.gateway.trust.consent.lines.Fault.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what people said from CSV (RFC 4180) with a head: {@code id}, {@code purpose}, {@code state}, {@code source}, and if
 * wanted {@code tenant} and {@code textVersion}. Takes what exports are, whose other columns it does not look at. For one
 * text.
 */
public final class ConsentCsv {

    /** So many lines are taken at once. */
    public static final int MOST = 10_000;

    private static final int MOST_FAULTS = 50;
    private static final int LONGEST = 64;
    private static final String TENANT = "tenant";
    private static final String TEXT_VERSION = "textVersion";
    private static final List<String> NEEDED = List.of("id", "purpose", "state", "source");
    private static final Set<String> KNOWN =
            Set.of("id", "purpose", "state", "source", TENANT, TEXT_VERSION, "subject", "at");

    private final String tenant;
    private final String by;
    private final List<ConsentLine> lines = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Map<List<String>, Integer> seen = new HashMap<>();

    private ConsentCsv(String tenant, String by) {
        this.tenant = tenant;
        this.by = by;
    }

    /**
     * What a text says.
     *
     * @param lines all that can be read
     * @param faults the first of those that there are; if there is one, nothing is to be taken down
     */
    public record Result(List<ConsentLine> lines, List<Fault> faults) {

        public Result {
            lines = List.copyOf(lines);
            faults = List.copyOf(faults);
        }
    }

    /**
     * Reads a text.
     *
     * @param tenant of those who have none in their line
     * @param by who tells it
     */
    public static Result read(String text, String tenant, String by) {
        var csv = new ConsentCsv(tenant, by);
        csv.read(CsvRow.read(text));
        return new Result(csv.lines, csv.faults);
    }

    private void read(List<CsvRow> rows) {
        if (rows.size() < 2) {
            faults.add(new Fault(1, "", Kind.EMPTY));
            return;
        }
        if (rows.size() - 1 > MOST) {
            faults.add(new Fault(rows.get(MOST + 1).line(), "", Kind.TOO_MANY));
            return;
        }
        var head = rows.get(0);
        checkHead(head);
        if (faults.isEmpty()) {
            rows.subList(1, rows.size()).stream()
                    .takeWhile(row -> faults.size() < MOST_FAULTS)
                    .forEach(row -> line(head, row));
        }
    }

    private void checkHead(CsvRow head) {
        var names = head.cells();
        for (var name : names) {
            if (!KNOWN.contains(name) || names.indexOf(name) != names.lastIndexOf(name)) {
                faults.add(new Fault(head.line(), name.length() > LONGEST ? "" : name, Kind.COLUMN));
            }
        }
        for (var name : NEEDED) {
            if (!names.contains(name)) {
                faults.add(new Fault(head.line(), name, Kind.COLUMN_MISSING));
            }
        }
    }

    private void line(CsvRow head, CsvRow row) {
        if (!row.isWhole()) {
            faults.add(new Fault(row.line(), "", Kind.QUOTE));
            return;
        }
        if (row.cells().size() != head.cells().size()) {
            faults.add(new Fault(row.line(), "", Kind.CELLS));
            return;
        }
        var cells = new HashMap<String, String>();
        for (int i = 0; i < row.cells().size(); i++) {
            cells.put(head.cells().get(i), row.cells().get(i).strip());
        }
        int before = faults.size();
        var id = id(row, cells);
        var source = needed(row, cells, "source");
        var purpose = Purpose.of(needed(row, cells, "purpose"));
        var state = State.of(needed(row, cells, "state"));
        var whose = Optional.of(optional(row, cells, TENANT))
                .filter(it -> !it.isEmpty())
                .orElse(tenant);
        var version = optional(row, cells, TEXT_VERSION);
        if (faults.size() == before && purpose.isEmpty()) {
            faults.add(new Fault(row.line(), "purpose", Kind.PURPOSE));
        }
        if (faults.size() == before && state.isEmpty()) {
            faults.add(new Fault(row.line(), "state", Kind.STATE));
        }
        if (faults.size() == before) {
            add(row, whose, id, new Statement(Map.of(purpose.orElseThrow(), state.orElseThrow()), source, version, by));
        }
    }

    /* Of two lines about the same, nobody could say which one is in force. */
    private void add(CsvRow row, String whose, String id, Statement said) {
        var purpose = said.states().keySet().iterator().next().word();
        if (seen.putIfAbsent(List.of(whose, id, purpose), row.line()) != null) {
            faults.add(new Fault(row.line(), "purpose", Kind.TWICE));
        } else {
            lines.add(new ConsentLine(row.line(), whose, id, said));
        }
    }

    private String id(CsvRow row, Map<String, String> cells) {
        var id = cells.getOrDefault("id", "");
        if (!Subject.isId(id)) {
            faults.add(new Fault(row.line(), "id", id.isEmpty() ? Kind.MISSING : Kind.ID));
        }
        return id;
    }

    private String needed(CsvRow row, Map<String, String> cells, String name) {
        var cell = cells.getOrDefault(name, "");
        if (cell.isEmpty()) {
            faults.add(new Fault(row.line(), name, Kind.MISSING));
        } else if (cell.length() > LONGEST) {
            faults.add(new Fault(row.line(), name, Kind.LONG));
        }
        return cell;
    }

    private String optional(CsvRow row, Map<String, String> cells, String name) {
        var cell = cells.getOrDefault(name, "");
        if (cell.length() > LONGEST) {
            faults.add(new Fault(row.line(), name, Kind.LONG));
        }
        return cell;
    }
}
