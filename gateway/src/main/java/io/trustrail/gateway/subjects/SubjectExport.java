package io.trustrail.gateway.subjects;

import io.trustrail.gateway.audit.JournalReader;
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
    private final Clock clock;

    /** @param journal the record's directory */
    public SubjectExport(SubjectSeal seal, List<SubjectData> rooms, Path journal, Clock clock) {
        this.seal = seal;
        this.rooms = List.copyOf(rooms);
        this.journal = journal;
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

    private JsonArray records(String number) throws IOException {
        var records = new JsonArray();
        var mark = "\"subject\":\"" + number + "\"";
        if (Files.isDirectory(journal)) {
            JournalReader.read(journal, line -> {
                if (line.contains(mark)) {
                    records.add(new JsonObject(line));
                }
            });
        }
        return records;
    }
}
