package io.trustrail.bench.subject;

import io.trustrail.bench.load.Target;
import java.io.IOException;
import java.util.Optional;

/**
 * Something under test that takes calls.
 *
 * @param child its process; the upstream itself has none of its own
 */
public record Subject(Kind kind, Target target, Optional<Child> child) implements AutoCloseable {

    /** CPU time that its process has had, in nanoseconds; 0 without a process. */
    public long cpu() throws IOException {
        return child.isPresent() ? child.get().cpu() : 0;
    }

    public long residentKib() throws IOException {
        return child.isPresent() ? child.get().residentKib() : 0;
    }

    @Override
    public void close() {
        child.ifPresent(Child::close);
    }
}
