package io.trustrail.gateway.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A journal as tests look at it. */
final class Lines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Lines() {}

    /** All records, with checkpoints; their numbers must have no gaps. */
    static List<JsonNode> all(Path directory) throws IOException {
        var lines = new ArrayList<String>();
        JournalReader.read(directory, lines::add);
        var nodes = new ArrayList<JsonNode>();
        for (var line : lines) {
            var node = JSON.readTree(line);
            if (!nodes.isEmpty()) {
                long before = nodes.get(nodes.size() - 1).get("seq").longValue();
                if (node.get("seq").longValue() != before + 1) {
                    throw new AssertionError("record " + before + " is followed by " + line);
                }
            }
            nodes.add(node);
        }
        return nodes;
    }

    /** Each record that tells of a call, as {@code type call}. */
    static List<String> events(Path directory) throws IOException {
        return all(directory).stream()
                .filter(node -> node.has("call"))
                .map(node ->
                        node.get("type").textValue() + " " + node.get("call").textValue())
                .toList();
    }

    /** The journal as a crash would leave it: its files copied while they are written. */
    static Path crashed(Path directory) throws IOException {
        var copy = Files.createTempDirectory(directory.resolveSibling("."), "crashed");
        try (var files = Files.list(directory)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".journal")).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }
}
