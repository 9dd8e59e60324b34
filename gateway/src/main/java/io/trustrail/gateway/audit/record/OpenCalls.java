package io.trustrail.gateway.audit.record;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls that were opened and not closed yet, in the order in which they were opened. Not thread-safe. */
public final class OpenCalls {

    private final Map<String, Instant> opened = new LinkedHashMap<>();

    public void open(String call, Instant at) {
        opened.put(call, at);
    }

    public void close(String call) {
        opened.remove(call);
    }

    /** Follows a record that was read back. */
    public void replay(RecordView record) {
        switch (record.type()) {
            case "opened" -> open(record.call(), Instant.parse(record.at()));
            case "closed", "crashed" -> close(record.call());
            case RecordView.CHECKPOINT -> record.open().forEach((call, at) -> open(call, Instant.parse(at)));
            default -> {}
        }
    }

    public int size() {
        return opened.size();
    }

    /** Each call with the time at which it was opened. */
    public Collection<Map.Entry<String, Instant>> entries() {
        return Collections.unmodifiableCollection(opened.entrySet());
    }
}
