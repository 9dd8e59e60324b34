package io.trustrail.gateway.proxy.check;

import io.trustrail.gateway.dialect.ErrorShape;
import io.trustrail.gateway.dialect.MalformedMessage;
import io.trustrail.gateway.guard.Action;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;

/**
 * {@code POST /api/v1/text/contents}, the detector API of the FMS guardrails orchestrator: the header {@code detector-id}
 * names the feature, and positions count code points. What the rules allow is no detection; a guard that could not look is
 * one, over the whole text.
 */
record FmsForm() implements CheckForm {

    private static final String DETECTOR = "detector-id";

    @Override
    public String path() {
        return "/api/v1/text/contents";
    }

    @Override
    public String id() {
        return "fms";
    }

    @Override
    public Check read(MultiMap headers, Buffer body) {
        var feature = headers.get(DETECTOR);
        if (feature == null || feature.isEmpty()) {
            throw new MalformedMessage(DETECTOR, "the header is missing; give the name of a feature");
        }
        var contents = Fields.of(body).texts("contents", false);
        var texts = new ArrayList<CheckText>(contents.size());
        for (int i = 0; i < contents.size(); i++) {
            texts.add(new CheckText("contents[" + i + "]", Direction.PROMPT, Origin.USER, contents.get(i), null));
        }
        return new Check(feature, texts, null);
    }

    @Override
    public Buffer answer(CheckResult result) {
        var lists = new JsonArray();
        for (var item : result.items()) {
            var text = item.text().text();
            var detections = new JsonArray();
            for (var found : item.found()) {
                if (found.reason().action() != Action.ALLOW) {
                    detections.add(detection(text, found));
                }
            }
            for (var guard : item.failed()) {
                detections.add(detection(text, 0, text.length(), "guard_unavailable", guard, 1));
            }
            lists.add(detections);
        }
        return lists.toBuffer();
    }

    private static JsonObject detection(String text, Found found) {
        var finding = found.finding();
        return detection(text, finding.start(), finding.end(), finding.category(), found.guard(), finding.score());
    }

    private static JsonObject detection(String text, int start, int end, String what, String guard, double score) {
        return new JsonObject()
                .put("start", text.codePointCount(0, start))
                .put("end", text.codePointCount(0, end))
                .put("text", text.substring(start, end))
                .put("detection", what)
                .put("detection_type", guard)
                .put("score", score);
    }

    @Override
    public Buffer error(ErrorShape error) {
        return new JsonObject()
                .put("code", error.status())
                .put("message", error.message())
                .toBuffer();
    }
}
