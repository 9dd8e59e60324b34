package io.trustrail.gateway.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.audit.log.leaf.Leaf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A log of made-up calls on 1 March 2026, one entry a second, with its index. */
public final class MarchLog {

    /** When its first entry was written. */
    public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final List<String> leaves = new ArrayList<>();

    private MarchLog add(String type, String call, String rest) {
        var head = "{'at':'" + START.plusSeconds(leaves.size()) + "','call':'" + call + "'";
        var record = head + rest + ",'seq':" + (leaves.size() + 1) + ",'type':'" + type + "'}";
        try {
            leaves.add(new String(Leaf.of(record.replace('\'', '"').getBytes(UTF_8)), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A call that is opened and closed. */
    public MarchLog call(String call, String vendor, String verdict, String category, String subject) {
        return add(
                        "opened",
                        call,
                        ",'application':'desk','feature':'support','findings':{'" + category
                                + "':2},'level':2,'subject':'" + subject + "','vendor':'" + vendor
                                + "','verdict':'ALLOW'")
                .add(
                        "closed",
                        call,
                        ",'application':'desk','attempts':2,'feature':'support','findings':{},"
                                + "'outcome':'delivered','status':200,'vendor':'" + vendor + "','verdict':'" + verdict
                                + "'");
    }

    /** Something else that is noted, about a call or none. */
    public MarchLog noted(String kind, String call, String facts) {
        return add(kind, call, ",'facts':{" + facts + "}");
    }

    /** Writes it below a data directory, and its index. */
    public LogIndex in(Path data) {
        try {
            new SmallLog(data.resolve("log")).add(leaves).publish();
            var index = new LogIndex(data);
            index.catchUp();
            return index;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
