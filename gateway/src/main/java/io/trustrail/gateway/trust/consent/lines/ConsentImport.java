package io.trustrail.gateway.trust.consent.lines;

import io.trustrail.gateway.trust.consent.Consents;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes down what many people said. A few lines at a time, which share what recording costs; what was taken down stays when
 * a later line fails, and the result says what that is. Thread-safe.
 */
public final class ConsentImport {

    private static final int AT_ONCE = 32;

    private final Consents consents;

    public ConsentImport(Consents consents) {
        this.consents = consents;
    }

    /**
     * What became of lines.
     *
     * @param taken how many are recorded and in force
     * @param failed numbers of those that are not, in their order: those that failed, and all that were not tried then
     */
    public record Outcome(int taken, List<Integer> failed) {

        public Outcome {
            failed = List.copyOf(failed);
        }
    }

    /** Completes when all is taken down, or something could not be; never fails. */
    public Future<Outcome> take(List<ConsentLine> lines) {
        return take(lines, 0);
    }

    private Future<Outcome> take(List<ConsentLine> lines, int from) {
        int to = Math.min(lines.size(), from + AT_ONCE);
        var done = lines.subList(from, to).stream()
                .map(line -> consents.put(line.tenant(), line.id(), line.said())
                        .map(known -> true)
                        .otherwise(false))
                .toList();
        return Future.join(done).compose(all -> {
            var failed = new ArrayList<Integer>();
            for (int i = 0; i < done.size(); i++) {
                if (!done.get(i).result()) {
                    failed.add(lines.get(from + i).number());
                }
            }
            if (failed.isEmpty() && to < lines.size()) {
                return take(lines, to);
            }
            int taken = to - failed.size();
            lines.subList(to, lines.size()).forEach(line -> failed.add(line.number()));
            return Future.succeededFuture(new Outcome(taken, failed));
        });
    }
}
