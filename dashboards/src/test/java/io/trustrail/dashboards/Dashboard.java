package io.trustrail.dashboards;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A dashboard's file. */
record Dashboard(String name, JsonObject json) {

    static final Path DIRECTORY = Path.of("").toAbsolutePath();

    /** A panel that shows something. */
    record Panel(String dashboard, JsonObject json) {

        String title() {
            return json.getString("title", "");
        }

        String description() {
            return json.getString("description", "");
        }

        List<String> queries() {
            return objects(json, "targets")
                    .map(target -> target.getString("expr"))
                    .toList();
        }

        @Override
        public String toString() {
            return dashboard + ": " + title();
        }
    }

    /** Queries of panels that lead from a value to the trace of a call. */
    static Stream<Query> withTraces() {
        return panels().flatMap(panel -> objects(panel.json, "targets")
                .filter(target -> target.getBoolean("exemplar", false))
                .map(target -> new Query(panel, target.getString("expr"))));
    }

    /** One query of a panel. */
    record Query(Panel panel, String text) {

        /** The query as Grafana would send it when nothing is chosen, for so long that all of a slow test is in it. */
        String forPrometheus() {
            return text.replace("$__rate_interval", "10m")
                    .replace("$__range", "1h")
                    .replaceAll("\\$\\{?(tenant|application|feature|vendor)}?", ".*");
        }

        @Override
        public String toString() {
            return panel + ": " + text;
        }
    }

    static Stream<Dashboard> all() {
        try (var files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(".json")).map(Dashboard::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(String.valueOf(file.getFileName()), new JsonObject(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Panel> panels() {
        return all().flatMap(board -> objects(board.json, "panels")
                .filter(panel -> !panel.getString("type").equals("row"))
                .map(panel -> new Panel(board.name, panel)));
    }

    static Stream<Query> queries() {
        return panels().flatMap(panel -> panel.queries().stream().map(text -> new Query(panel, text)));
    }

    static Stream<JsonObject> objects(JsonObject from, String field) {
        var array = from.getJsonArray(field);
        return java.util.stream.IntStream.range(0, array.size()).mapToObj(array::getJsonObject);
    }
}
