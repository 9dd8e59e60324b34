package io.trustrail.gateway.api.consents;

import io.trustrail.gateway.api.ApiError;
import io.trustrail.gateway.trust.consent.lines.Fault;
import java.util.List;

/** What is wrong with CSV, for programs. */
final class CsvFault {

    private CsvFault() {}

    /** Tells the first fault in full, and how many more there are. */
    static ApiError error(List<Fault> faults) {
        var first = faults.get(0);
        int others = faults.size() - 1;
        var more =
                others == 0 ? "" : others == 1 ? " There is 1 more fault." : " There are " + others + " more faults.";
        var place = "line " + first.line() + (first.field().isEmpty() ? "" : ": " + first.field());
        return ApiError.invalid(place, problem(first) + more, fix(first));
    }

    private static String problem(Fault fault) {
        return switch (fault.kind()) {
            case EMPTY -> "There is no line behind the names of the columns.";
            case TOO_MANY -> "There are more than 10,000 lines.";
            case COLUMN -> "There is no such column, or it is there twice.";
            case COLUMN_MISSING -> "The column is missing.";
            case CELLS -> "The line has more or fewer cells than the first one.";
            case QUOTE -> "A quote is opened and not closed.";
            case MISSING -> "The cell is empty.";
            case LONG -> "The text is too long.";
            case ID -> ConsentRoutes.NO_ID;
            case PURPOSE -> "There is no such purpose.";
            case STATE -> "A state is neither granted nor withdrawn.";
            case TWICE -> "A line before says something about the same person and purpose.";
        };
    }

    private static String fix(Fault fault) {
        return switch (fault.kind()) {
            case EMPTY -> "Begin with a line such as id,purpose,state,source.";
            case TOO_MANY -> "Send them in parts.";
            case COLUMN -> "Take it out, or correct its name: id, purpose, state, source, tenant, textVersion.";
            case COLUMN_MISSING -> "Add it to the first line.";
            case CELLS -> "Put text with commas into quotes.";
            case QUOTE -> "Close it, and write a quote within as two.";
            case MISSING -> "Fill it in.";
            case LONG -> "Send at most 64 characters.";
            case ID -> ConsentRoutes.SEND_ID;
            case PURPOSE -> "These are known: " + ConsentRoutes.purposes() + ".";
            case STATE -> "Send granted or withdrawn.";
            case TWICE -> "Leave one of them.";
        };
    }
}
