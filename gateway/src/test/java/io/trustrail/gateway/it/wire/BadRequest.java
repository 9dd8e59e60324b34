package io.trustrail.gateway.it.wire;

import io.trustrail.gateway.it.fixture.Secret;
import io.trustrail.gateway.it.fixture.Wire;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request that no gateway can serve.
 *
 * @param status what the caller shall see
 * @param field what the error shall name, or empty
 */
record BadRequest(String name, Buffer body, int status, String field) {

    /** What every one of them says, and no error, log or record may repeat. */
    static final String HELLO = "Hello, " + Secret.EMAIL.value();

    private static final int DEEP = 10_000;
    private static final int LIMIT = 10 * 1024 * 1024;

    /** All of them, in a dialect. */
    static Stream<BadRequest> all(Wire wire) {
        var good = wire.prompt("support-replies", HELLO);
        return Stream.of(unreadable(good), wrongTypes(wire), models(wire), tooMuch(good))
                .flatMap(List::stream);
    }

    private static List<BadRequest> unreadable(JsonObject good) {
        var text = good.encode();
        return List.of(
                bad("no body", "", ""),
                bad("blank body", " \n", ""),
                bad("half a body", text.substring(0, text.length() / 2), ""),
                bad("two bodies", text + text, ""),
                bad("an array", "[" + text + "]", ""),
                bad("a string", "\"hello\"", ""),
                bad("null", "null", ""),
                bad("not JSON", "model=support-replies&who=" + Secret.EMAIL.value(), ""),
                bad("a comma too many", text.replace("}]", "},]"), ""),
                bad("a control character", text.replace("Hello", "He\nllo"), ""),
                bad("a bad escape", text.replace("Hello", "\\x41"), ""),
                raw("invalid UTF-8", text, 0xC3, 0x28),
                raw("overlong UTF-8", text, 0xC0, 0xAF),
                raw("a surrogate in UTF-8", text, 0xED, 0xA0, 0xBD),
                raw("more than Unicode in UTF-8", text, 0xF5, 0x80, 0x80, 0x80),
                bad("model twice", text.replaceFirst("\\{", "{\"model\":\"raw\","), "model"),
                bad("content twice", text.replace("\"content\":", "\"content\":\"x\",\"content\":"), "content"));
    }

    private static List<BadRequest> wrongTypes(Wire wire) {
        return List.of(
                bad("messages is a number", prompt(wire).put("messages", 7), "messages"),
                bad("messages is an object", prompt(wire).put("messages", new JsonObject()), "messages"),
                bad("messages is null", prompt(wire).putNull("messages"), "messages"),
                bad("messages is missing", without(prompt(wire), "messages"), "messages"),
                bad("content is a number", content(wire, 42), "content"),
                bad("content is an object", content(wire, new JsonObject().put("text", "Hello")), "content"),
                bad("content is true", content(wire, true), "content"),
                bad("a part's text is a number", content(wire, part(42)), "text"),
                bad("a part's text is an object", content(wire, part(new JsonObject())), "text"),
                bad("model is a number", prompt(wire).put("model", 5), "model"),
                bad("stream is a string", prompt(wire).put("stream", "yes"), "stream"));
    }

    private static List<BadRequest> models(Wire wire) {
        return List.of(
                encoded("no model", without(prompt(wire), "model"), 404, "model"),
                encoded("an empty model", prompt(wire).put("model", ""), 404, "model"),
                encoded("an unknown feature", prompt(wire).put("model", Secret.EMAIL.value()), 404, "model"));
    }

    private static List<BadRequest> tooMuch(JsonObject good) {
        var text = good.encode();
        var deep = "[".repeat(DEEP) + "]".repeat(DEEP);
        var objects = "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP);
        return List.of(
                bad("arrays, 10,000 deep", text.replaceFirst("\\{", "{\"x\":" + deep + ","), ""),
                bad("objects, 10,000 deep", text.replaceFirst("\\{", "{\"x\":" + objects + ","), ""),
                bad("content, 10,000 deep", text.replace('"' + HELLO + '"', deep), ""),
                new BadRequest(
                        "10 MiB and a byte", Buffer.buffer(text + " ".repeat(LIMIT + 1 - text.length())), 413, ""));
    }

    private static BadRequest bad(String name, String body, String field) {
        return new BadRequest(name, Buffer.buffer(body), 400, field);
    }

    private static BadRequest bad(String name, JsonObject body, String field) {
        return bad(name, body.encode(), field);
    }

    private static BadRequest encoded(String name, JsonObject body, int status, String field) {
        return new BadRequest(name, body.toBuffer(), status, field);
    }

    private static JsonObject prompt(Wire wire) {
        return wire.prompt("support-replies", HELLO);
    }

    private static JsonObject content(Wire wire, Object content) {
        var message = new JsonObject().put("role", "user").put("content", content);
        return prompt(wire).put("messages", JsonArray.of(message));
    }

    private static JsonArray part(Object text) {
        return JsonArray.of(new JsonObject().put("type", "text").put("text", text));
    }

    private static JsonObject without(JsonObject body, String field) {
        body.remove(field);
        return body;
    }

    /** The text with these bytes where it says {@code Hello}. */
    private static BadRequest raw(String name, String text, int... bytes) {
        int at = text.indexOf("Hello");
        var body = Buffer.buffer(text.substring(0, at));
        for (int b : bytes) {
            body.appendByte((byte) b);
        }
        return new BadRequest(name, body.appendString(text.substring(at)), 400, "");
    }

    @Override
    public String toString() {
        return name;
    }
}
