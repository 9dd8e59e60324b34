package io.trustrail.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads files of {@code docker} and {@code charts}. */
final class DeploymentFile {

    static final Path ROOT = Path.of("..");

    private DeploymentFile() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> yaml(Path file) {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text(file));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> at(Map<String, Object> from, String... path) {
        var here = from;
        for (var step : path) {
            here = (Map<String, Object>) Objects.requireNonNull(here.get(step), step);
        }
        return here;
    }

    static List<String> strings(Map<String, Object> from, String field) {
        return ((List<?>) from.getOrDefault(field, List.of()))
                .stream().map(String::valueOf).toList();
    }

    /** With what merge keys bring in, at every depth. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> merged(Map<String, Object> from) {
        var all = new TreeMap<String, Object>();
        if (from.containsKey("<<")) {
            all.putAll(merged(at(from, "<<")));
        }
        from.forEach((name, value) ->
                all.put(name, value instanceof Map<?, ?> map ? merged((Map<String, Object>) map) : value));
        all.remove("<<");
        return all;
    }

    /** What a schema of draft 7 says is wrong. */
    static List<String> problems(String schema, Map<String, Object> document) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(schema, InputFormat.JSON)
                    .validate(new ObjectMapper().writeValueAsString(document), InputFormat.JSON)
                    .stream()
                    .map(Object::toString)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
