package io.trustrail.gateway.it.wire;

import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.AnthropicReplies;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
import io.trustrail.gateway.it.vendor.Script;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A reply that no gateway can pass on.
 *
 * @param stream whether the caller asked for a stream
 * @param feature the feature to call
 */
record BadVendor(String name, boolean stream, String feature, Script script) {

    private static final String HTML = "<html><body>Proxy error, vendor-key-of-openai</body></html>";

    static Stream<BadVendor> all(Wire wire) {
        return Stream.of(whole(wire), streams(wire), late(wire)).flatMap(List::stream);
    }

    private static List<BadVendor> whole(Wire wire) {
        var good = wire.answer("Fine").encode();
        return List.of(
                whole("HTML with 200", Script.of(200, "text/html").write(HTML).end()),
                whole("HTML that is called JSON", Script.json(200, HTML)),
                whole("a stream that is called JSON", Script.json(200, wire.stream("Fine"))),
                whole("nothing", Script.json(200, "")),
                whole("half of it, called whole", Script.json(200, good.substring(0, good.length() / 2))),
                whole("two of it", Script.json(200, good + good)),
                whole("an array", Script.json(200, "[" + good + "]")),
                whole(
                        "invalid UTF-8",
                        Script.of(200, "application/json").write(invalid(good)).end()),
                whole(
                        "closed in the middle",
                        Script.of(200, "application/json").write(half(good)).hangUp()),
                whole("an error with 200", Script.json(200, error(wire))),
                whole("no body, status 500", Script.of(500, "application/json").end()),
                whole(
                        "HTML, status 500",
                        Script.of(500, "text/html").write(HTML).end()));
    }

    private static List<BadVendor> streams(Wire wire) {
        var start = wire.streamStart();
        var some = start + wire.streamText("Fine so far. ");
        var event = wire.streamText("and on");
        return List.of(
                streamed(
                        "HTML with 200", Script.of(200, "text/html").write(HTML).end()),
                streamed("HTML that is called a stream", Script.sse(HTML)),
                streamed("nothing", Script.sse("")),
                streamed("only comments", Script.sse(": hi\n\n: ho\n\n")),
                streamed("broken JSON at once", Script.sse("data: {\"id\":\n\n")),
                streamed("broken JSON later", Script.sse(some + "data: {\"id\":\n\n" + event + wire.streamEnd())),
                streamed("no JSON later", Script.sse(some + "data: fine\n\n" + event + wire.streamEnd())),
                streamed(
                        "invalid UTF-8",
                        Script.sse()
                                .write(invalid(some + event + wire.streamEnd()))
                                .end()),
                streamed("closed after the head", Script.sse().hangUp()),
                streamed("closed between events", Script.sse().write(some).hangUp()),
                streamed(
                        "closed within an event",
                        Script.sse().write(some + half(event)).hangUp()),
                streamed("ended between events", Script.sse(some)),
                streamed("ended within an event", Script.sse(some + half(event))),
                streamed("an error at once", Script.sse(errorEvent(wire))),
                streamed("an error later", Script.sse(some + errorEvent(wire))),
                streamed("an error as JSON with 200", Script.json(200, error(wire))));
    }

    private static List<BadVendor> late(Wire wire) {
        var some = wire.streamStart() + wire.streamText("Fine so far. ");
        return List.of(
                new BadVendor("never answers", false, "impatient", Script.silence()),
                new BadVendor("never answers", true, "impatient", Script.silence()),
                new BadVendor(
                        "stops after the head", true, "impatient", Script.sse().stall()),
                new BadVendor(
                        "stops in the middle",
                        true,
                        "impatient",
                        Script.sse().write(some).stall()),
                new BadVendor(
                        "stops in the middle",
                        false,
                        "impatient",
                        Script.of(200, "application/json").write("{\"id\":").stall()));
    }

    private static BadVendor whole(String name, Script script) {
        return new BadVendor(name, false, "support-replies", script);
    }

    private static BadVendor streamed(String name, Script script) {
        return new BadVendor(name, true, "support-replies", script);
    }

    private static String error(Wire wire) {
        return (wire == Wire.OPENAI
                        ? OpenAiReplies.error("We are overloaded", "server_error", "overloaded")
                        : AnthropicReplies.error("overloaded_error", "We are overloaded"))
                .encode();
    }

    private static String errorEvent(Wire wire) {
        return (wire == Wire.OPENAI ? "" : "event: error\n") + "data: " + error(wire) + "\n\n";
    }

    private static String half(String text) {
        return text.substring(0, text.length() / 2);
    }

    /** The text with a byte that no UTF-8 has where it says {@code Fine}. */
    private static byte[] invalid(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        bytes[text.indexOf("Fine") + 1] = (byte) 0xFF;
        return bytes;
    }

    @Override
    public String toString() {
        return (stream ? "stream, " : "whole, ") + name;
    }
}
