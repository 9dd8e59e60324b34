package io.trustrail.dashboards;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Dashboards as pages that need no Grafana: the same JSON, and the answers of the same Prometheus. Grafana draws them better,
 * and lets a reader choose.
 */
final class Preview {

    static final Path DIRECTORY = Dashboard.DIRECTORY.resolve("../docs/dashboards");

    private static final int SECONDS = 100;
    private static final int ROW_HEIGHT = 34;
    private static final int COLUMN_WIDTH = 54;
    /* Of a panel's title, description and legend. */
    private static final int WORDS_HEIGHT = 100;
    private static final String STYLE = """
        body{margin:0;padding:16px;background:#111217;color:#ccccdc;font:13px/1.4 system-ui,sans-serif}
        h1{font-size:18px;margin:0 0 4px} p.about{margin:0 0 12px;color:#9fa0ac;max-width:110ch}
        main{display:grid;grid-template-columns:repeat(24,1fr);gap:8px}
        section{background:#181b1f;border:1px solid #2c2f36;border-radius:3px;padding:6px 8px;overflow:hidden;display:flex;flex-direction:column;min-width:0}
        h2{grid-column:1/-1;font-size:14px;margin:6px 0 0} h3{font-size:13px;font-weight:600;margin:0}
        section p{margin:0 0 4px;color:#9fa0ac;font-size:11px} svg{flex:1;width:100%;min-height:60px}
        svg text{fill:#9fa0ac;font-size:9px;text-anchor:end} .g{stroke:#2c2f36;stroke-width:1}
        polyline{fill:none;stroke-width:1.5} ul{list-style:none;margin:2px 0 0;padding:0;font-size:11px;max-height:48px;overflow:hidden}
        li{display:inline-block;margin-right:10px} li i{display:inline-block;width:10px;height:3px;margin-right:4px;vertical-align:middle}
        b.big{font-size:26px;font-weight:600;color:#73bf69;display:block;margin:auto;text-align:center}
        b.red{color:#f2495c} b.big span{display:block;font-size:11px;font-weight:400;color:#9fa0ac}
        table{border-collapse:collapse;font-size:11px;width:100%} th{text-align:left;color:#9fa0ac} td,th{padding:1px 8px 1px 0}
        """;

    private final Prometheus prometheus;
    private final long end = Instant.now().getEpochSecond();

    Preview(Prometheus prometheus) {
        this.prometheus = prometheus;
    }

    /** Writes a page for each dashboard. */
    void write() throws IOException {
        Files.createDirectories(DIRECTORY);
        for (var board : Dashboard.all().toList()) {
            Files.writeString(DIRECTORY.resolve(board.name().replace(".json", ".html")), page(board));
        }
    }

    private String page(Dashboard board) {
        var title = escaped(board.json().getString("title"));
        var panels = Dashboard.objects(board.json(), "panels").map(this::placed).collect(Collectors.joining("\n"));
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title>
            <style>
            %s</style></head><body>
            <h1>%s</h1>
            <p class="about">%s A preview without Grafana: the panels of <code>dashboards/%s</code>, with what Prometheus answers \
            about %d seconds of a test's traffic. Rates are over one minute; vendors fail and nobody has reviewed much, \
            on purpose.</p>
            <main>
            %s
            </main></body></html>
            """.formatted(
                title, STYLE, title, escaped(board.json().getString("description")), board.name(), SECONDS, panels);
    }

    private String placed(JsonObject panel) {
        var title = escaped(panel.getString("title"));
        if (panel.getString("type").equals("row")) {
            return "<h2>" + title + "</h2>";
        }
        var at = panel.getJsonObject("gridPos");
        return "<section style=\"grid-column:%d/span %d;height:%dpx\"><h3>%s</h3><p>%s</p>%s</section>"
                .formatted(
                        at.getInteger("x") + 1,
                        at.getInteger("w"),
                        at.getInteger("h") * ROW_HEIGHT,
                        title,
                        escaped(panel.getString("description")),
                        content(panel));
    }

    private String content(JsonObject panel) {
        var defaults = panel.getJsonObject("fieldConfig").getJsonObject("defaults");
        var unit = defaults.getString("unit", "short");
        return switch (panel.getString("type")) {
            case "stat" -> stat(series(panel, true), unit, defaults);
            case "table" -> table(series(panel, true), unit);
            case "heatmap" -> plot(panel, "percent").heat(series(panel, false));
            default -> {
                var lines = series(panel, false);
                yield plot(panel, unit).lines(lines) + legend(lines, unit);
            }
        };
    }

    private Plot plot(JsonObject panel, String unit) {
        var at = panel.getJsonObject("gridPos");
        int height = at.getInteger("h") * ROW_HEIGHT - WORDS_HEIGHT;
        return new Plot(end - SECONDS, end, unit, (double) at.getInteger("w") * COLUMN_WIDTH, height);
    }

    private List<Series> series(JsonObject panel, boolean now) {
        var series = new ArrayList<Series>();
        Dashboard.objects(panel, "targets").forEach(target -> {
            var query = new Dashboard.Query(new Dashboard.Panel("", panel), target.getString("expr")).forPrometheus();
            var answer = now ? prometheus.query(query) : prometheus.range(query, end - SECONDS, end);
            var result = answer.getJsonObject("data").getJsonArray("result");
            for (int i = 0; i < result.size(); i++) {
                series.add(Series.of(result.getJsonObject(i), target.getString("legendFormat", "")));
            }
        });
        return series;
    }

    private static String stat(List<Series> series, String unit, JsonObject defaults) {
        if (series.isEmpty()) {
            return "<b class=\"big\">no data</b>";
        }
        return series.stream()
                .limit(3)
                .map(one -> {
                    var mapped = mapped(one.last(), defaults);
                    boolean red = mapped.getString("color", "").equals("red");
                    return "<b class=\"big%s\">%s<span>%s</span></b>"
                            .formatted(
                                    red ? " red" : "",
                                    escaped(mapped.getString("text", Units.show(one.last(), unit))),
                                    escaped(one.name().equals("value") ? "" : one.name()));
                })
                .collect(Collectors.joining());
    }

    /** The words for a value, where a panel has some. */
    private static JsonObject mapped(double value, JsonObject defaults) {
        var mappings = defaults.getJsonArray("mappings");
        if (mappings == null || mappings.isEmpty() || Double.isNaN(value)) {
            return new JsonObject();
        }
        var options = mappings.getJsonObject(0).getJsonObject("options", new JsonObject());
        return options.getJsonObject(String.valueOf(Math.round(value)), new JsonObject());
    }

    private static String table(List<Series> rows, String unit) {
        var columns = rows.stream()
                .flatMap(row -> row.labels().keySet().stream())
                .filter(label -> !label.matches("__name__|instance|job"))
                .distinct()
                .toList();
        var html = new StringBuilder("<table><tr>");
        columns.forEach(column -> html.append("<th>").append(column).append("</th>"));
        html.append("<th>value</th></tr>");
        rows.stream().limit(8).forEach(row -> {
            html.append("<tr>");
            columns.forEach(column -> html.append("<td>")
                    .append(escaped(row.labels().getOrDefault(column, "")))
                    .append("</td>"));
            html.append("<td>").append(escaped(Units.show(row.last(), unit))).append("</td></tr>");
        });
        return html.append("</table>").toString();
    }

    private static String legend(List<Series> lines, String unit) {
        var html = new StringBuilder("<ul>");
        for (int i = 0; i < lines.size(); i++) {
            html.append("<li><i style=\"background:%s\"></i>%s: %s</li>"
                    .formatted(
                            Plot.COLOURS.get(i % Plot.COLOURS.size()),
                            escaped(lines.get(i).name()),
                            escaped(Units.show(lines.get(i).last(), unit))));
        }
        return html.append("</ul>").toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
