package io.trustrail.gateway.subjects;

import io.trustrail.gateway.audit.JournalReader;
import io.trustrail.gateway.audit.index.FoundLeaf;
import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** All that is kept about a person, as JSON: what a data subject may ask for. Blocks, as long as the record is long. */
public final class SubjectExport {

    private final SubjectSeal seal;
    private final List<SubjectData> rooms;
    private final Path journal;
    private final LogIndex index;
    private final Clock clock;

    /** @param data the gateway's data directory, which has journal and log */
    public SubjectExport(SubjectSeal seal, List<SubjectData> rooms, Path data, Clock clock) {
        this.seal = seal;
        this.rooms = List.copyOf(rooms);
        this.journal = data.resolve("journal");
        this.index = new LogIndex(data);
        this.clock = clock;
    }

    /** Empty if nothing is kept about the person. */
    public Optional<JsonObject> of(String tenant, String id) throws IOException {
        var person = Subject.person(tenant, id);
        var number = seal.knownNumber(person);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        var data = new JsonObject();
        for (var room : rooms) {
            data.put(room.name(), room.export(person, number.get()));
        }
        return Optional.of(new JsonObject()
                .put("tenant", tenant)
                .put("id", id)
                .put("subject", number.get())
                .put("exportedAt", clock.instant().toString())
                .put("data", data)
                .put("records", records(number.get())));
    }

    /** From the log, and from the journal what the log doesn't have yet. */
    private JsonArray records(String number) throws IOException {
        var records = new JsonArray();
        long logged = 0;
        if (index.exists()) {
            logged = index.size();
            var leaves =
                    index.leavesAbout(number).stream().map(FoundLeaf::index).toList();
            index.leaves(leaves).forEach(leaf -> records.add(new JsonObject(leaf)));
        }
        if (Files.isDirectory(journal)) {
            addNewer(records, number, logged);
        }
        return records;
    }

    private void addNewer(JsonArray records, String number, long logged) throws IOException {
        var mark = "\"subject\":\"" + number + "\"";
        JournalReader.read(journal, line -> {
            if (line.contains(mark)) {
                var record = new JsonObject(line);
                if (record.getLong("seq") > logged) {
                    records.add(record);
                }
            }
        });
    }
}
