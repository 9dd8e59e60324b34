package io.trustrail.training.names;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Reads and writes labelled texts: a JSON object per line, as {@code training/README.md} describes it. */
final class Corpus {

    private static final List<String> SHARE_ALIKE = List.of("UNER", "stockmark", "WAC");

    private Corpus() {}

    static List<Document> read(Path file) throws IOException {
        var mapper = new ObjectMapper();
        var documents = new ArrayList<Document>();
        try (var lines = Files.newBufferedReader(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                documents.add(document(mapper.readTree(line)));
            }
        }
        return documents;
    }

    private static Document document(JsonNode node) {
        var spans = new ArrayList<Document.Span>();
        for (var span : node.get("spans")) {
            spans.add(new Document.Span(
                    span.get("start").asInt(),
                    span.get("end").asInt(),
                    span.get("type").asText()));
        }
        var labelled = new HashSet<String>();
        node.get("labeled").forEach(label -> labelled.add(label.asText()));
        return new Document(
                node.get("text").asText(),
                node.get("lang").asText(),
                node.get("source").asText(),
                labelled,
                spans);
    }

    /** Writes labelled texts as they are read. */
    static void write(Path file, List<Document> documents) throws IOException {
        var mapper = new ObjectMapper();
        try (var out = Files.newBufferedWriter(file)) {
            for (var document : documents) {
                var node = mapper.createObjectNode()
                        .put("text", document.text())
                        .put("lang", document.language())
                        .put("source", document.source());
                var spans = node.putArray("spans");
                document.spans()
                        .forEach(span -> spans.addObject()
                                .put("start", span.start())
                                .put("end", span.end())
                                .put("type", span.type()));
                var labelled = node.putArray("labeled");
                document.labelled().forEach(labelled::add);
                out.write(mapper.writeValueAsString(node));
                out.newLine();
            }
        }
    }

    /** The document with each labelled {@code @} joined to the handle behind it. */
    static Document joinHandles(Document document) {
        var spans = new ArrayList<Document.Span>();
        for (var span : document.spans()) {
            int last = spans.size() - 1;
            if (last >= 0
                    && document.value(spans.get(last)).equals("@")
                    && span.start() - spans.get(last).end() <= 1) {
                spans.set(last, new Document.Span(spans.get(last).start(), span.end(), span.type()));
            } else {
                spans.add(span);
            }
        }
        return new Document(document.text(), document.language(), document.source(), document.labelled(), spans);
    }

    /** Whether a source's licence asks that what is made from it is shared alike. */
    static boolean isShareAlike(Document document) {
        return SHARE_ALIKE.stream().anyMatch(document.source()::startsWith);
    }
}
