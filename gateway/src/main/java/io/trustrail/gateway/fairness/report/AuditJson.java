package io.trustrail.gateway.fairness.report;

import io.trustrail.gateway.fairness.audit.Audited;
import io.trustrail.gateway.fairness.figures.Cell;
import io.trustrail.gateway.fairness.figures.Gap;
import io.trustrail.gateway.fairness.figures.Measure;
import io.trustrail.gateway.fairness.figures.Share;
import io.trustrail.gateway.fairness.texts.Aspect;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An audit as JSON, there and back. */
public final class AuditJson {

    private AuditJson() {}

    public static JsonObject write(Audited audited) {
        var gaps = audited.gaps().stream().collect(Collectors.toMap(Gap::cell, Function.identity()));
        var groups = new JsonArray();
        audited.shares().keySet().stream().sorted().forEach(cell -> {
            var gap = gaps.get(cell);
            var group = group(cell, audited.shares().getOrDefault(cell, Share.NONE));
            groups.add(gap == null ? group : compared(group, gap));
        });
        return new JsonObject()
                .put("id", audited.id())
                .put("at", audited.at().toString())
                .put("feature", audited.feature())
                .put("policy", audited.policyHash())
                .put("texts", audited.effort().texts())
                .put("unread", audited.effort().unread())
                .put("millis", audited.effort().millis())
                .put(
                        "screened",
                        new JsonArray(audited.screened().stream()
                                .map(aspect -> aspect.name().toLowerCase(Locale.ROOT))
                                .sorted()
                                .toList()))
                .put("warnings", audited.warnings().size())
                .put("groups", groups);
    }

    private static JsonObject group(Cell cell, Share share) {
        return new JsonObject()
                .put("measure", cell.measure().label())
                .put("trait", cell.trait())
                .put("group", cell.group())
                .put("language", cell.language())
                .put("count", share.count())
                .put("texts", share.texts());
    }

    private static JsonObject compared(JsonObject group, Gap gap) {
        var interval = gap.interval();
        return group.put("otherCount", gap.others().count())
                .put("otherTexts", gap.others().texts())
                .put("gap", rounded(gap.value()))
                .put("low", rounded(interval.low()))
                .put("high", rounded(interval.high()))
                .put("warns", gap.warns());
    }

    private static double rounded(double fraction) {
        return Math.round(fraction * 1e4) / 1e4;
    }

    /** What {@link #write} wrote. */
    public static Audited read(JsonObject json) {
        var shares = new HashMap<Cell, Share>();
        var gaps = new ArrayList<Gap>();
        json.getJsonArray("groups").stream().map(JsonObject.class::cast).forEach(it -> {
            var cell = new Cell(
                    Measure.of(it.getString("measure")).orElseThrow(),
                    it.getString("trait"),
                    it.getString("group"),
                    it.getString("language"));
            var share = new Share(it.getInteger("count"), it.getInteger("texts"));
            shares.put(cell, share);
            if (it.containsKey("gap")) {
                var others = new Share(it.getInteger("otherCount"), it.getInteger("otherTexts"));
                gaps.add(new Gap(cell, share, others, it.getBoolean("warns")));
            }
        });
        gaps.sort(Gap.LARGEST_FIRST);
        var screened = new HashSet<Aspect>();
        json.getJsonArray("screened")
                .forEach(name -> screened.add(Aspect.valueOf(((String) name).toUpperCase(Locale.ROOT))));
        return new Audited(
                json.getString("id"),
                Instant.parse(json.getString("at")),
                json.getString("feature"),
                json.getString("policy"),
                new Audited.Effort(json.getInteger("texts"), json.getInteger("unread"), json.getLong("millis")),
                screened,
                shares,
                gaps);
    }
}
