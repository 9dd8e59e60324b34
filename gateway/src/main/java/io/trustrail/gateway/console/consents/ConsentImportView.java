package io.trustrail.gateway.console.consents;

import io.trustrail.gateway.trust.consent.lines.ConsentImport.Outcome;
import io.trustrail.gateway.trust.consent.lines.Fault;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The form for consents of many people. Prints without them.
 *
 * @param tenant of those who have none in their line
 * @param csv as it was typed; empty when all of it is taken down
 * @param outcome what was taken down; null if nothing was tried
 */
public record ConsentImportView(
        String tenant,
        String csv,
        List<Fault> faults,
        @Nullable Outcome outcome) {

    private static final int SHOWN = 100;

    static ConsentImportView empty(String tenant) {
        return new ConsentImportView(tenant, "", List.of(), null);
    }

    int status() {
        if (!faults.isEmpty()) {
            return 400;
        }
        return outcome != null && !outcome.failed().isEmpty() ? 503 : 200;
    }

    /** Numbers of lines that were not taken down, the first of them. */
    public String failed() {
        var failed = outcome == null ? List.<Integer>of() : outcome.failed();
        var first = failed.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return failed.size() > SHOWN ? first + " …" : first;
    }

    @Override
    public String toString() {
        return "ConsentImportView[" + faults.size() + "]";
    }
}
