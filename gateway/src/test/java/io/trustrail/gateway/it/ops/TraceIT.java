package io.trustrail.gateway.it.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import io.trustrail.gateway.assembly.Gateway;
import io.trustrail.gateway.assembly.GatewayOptions;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Caller;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Leaks;
import io.trustrail.gateway.it.fixture.LogCapture;
import io.trustrail.gateway.it.fixture.PolicyDirectory;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.Secret;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.MockVendor;
import io.trustrail.gateway.it.vendor.OpenAiReplies;
import io.trustrail.gateway.it.vendor.Script;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traces of calls, as a collector gets them. */
@Timeout(120)
class TraceIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String NOT_SAMPLED = "00-5bf92f3577b34da6a3ce929d0e0e4736-" + PARENT + "-00";
    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final HexFormat HEX = HexFormat.of();

    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final MockVendor vendor = MockVendor.start();
    private final Collector collector = new Collector();
    private @Nullable Gateway gateway;

    @AfterEach
    void stop() {
        finish();
        vendor.close();
        collector.close();
        Await.result(vertx.close());
    }

    /** Ends the gateway, which sends what is left. */
    private void finish() {
        if (gateway != null) {
            Await.result(gateway.close());
            gateway = null;
        }
    }

    private Caller start(Map<String, String> more) {
        var environment = new HashMap<>(PolicyDirectory.environment(vendor));
        environment.putAll(more);
        var options = new GatewayOptions(
                PolicyDirectory.in(directory).path(), directory.resolve("data"), "127.0.0.1", 0, 0, true, environment);
        var started = Await.result(Gateway.start(vertx, options));
        gateway = started;
        return new Caller("http://127.0.0.1:" + started.port(), GatewayFixture.key(directory.resolve("data")));
    }

    private static Reply call(Caller caller, JsonObject body, Map<String, String> headers) {
        return caller.post(Wire.OPENAI.path(), body.encode().getBytes(StandardCharsets.UTF_8), headers);
    }

    private Span only(String name) {
        var found = collector.spans().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
        assertThat(found)
                .as(name + " in "
                        + collector.spans().stream().map(Span::getName).toList())
                .hasSize(1);
        return found.get(0);
    }

    private static Map<String, String> attributes(Span span) {
        return span.getAttributesList().stream()
                .collect(Collectors.toMap(
                        pair -> pair.getKey(),
                        pair -> pair.getValue().hasIntValue()
                                ? Long.toString(pair.getValue().getIntValue())
                                : pair.getValue().getStringValue()));
    }

    private static String hex(com.google.protobuf.ByteString id) {
        return HEX.formatHex(id.toByteArray());
    }

    @Test
    void aCallIsATraceFromTheApplicationToTheVendor() throws InterruptedException {
        try (var logs = LogCapture.open()) {
            var caller = start(Map.of(
                    "OTEL_EXPORTER_OTLP_ENDPOINT", collector.url(), "OTEL_EXPORTER_OTLP_HEADERS", "x-team=a%20b"));
            vendor.answers(Script.json(Wire.OPENAI.answer("Fine.")));
            var reply = call(
                    caller,
                    Wire.OPENAI.prompt("support-replies", "Mail " + Secret.EMAIL.value()),
                    Map.of("traceparent", "00-" + TRACE + "-" + PARENT + "-01"));
            assertThat(reply.status()).isEqualTo(200);
            finish();

            var root = only("chat support-replies");
            assertThat(hex(root.getTraceId())).isEqualTo(TRACE);
            assertThat(hex(root.getParentSpanId())).isEqualTo(PARENT);
            assertThat(root.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
            assertThat(attributes(root))
                    .containsEntry("gen_ai.operation.name", "chat")
                    .containsEntry("gen_ai.request.model", "support-replies")
                    .containsEntry("gen_ai.provider.name", "openai")
                    .containsEntry("trustrail.outcome", "delivered")
                    .containsEntry("trustrail.prompt.findings", "1")
                    .containsEntry("trustrail.call", reply.header("x-trustrail-call"))
                    .containsEntry("http.response.status_code", "200");
            var toVendor = only("chat gpt-4.1-mini");
            assertThat(toVendor.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
            for (var child : List.of(toVendor, only("guard prompt"), only("deliver reply"))) {
                assertThat(child.getParentSpanId()).isEqualTo(root.getSpanId());
                assertThat(child.getStartTimeUnixNano()).isGreaterThanOrEqualTo(root.getStartTimeUnixNano());
                assertThat(child.getEndTimeUnixNano())
                        .isBetween(child.getStartTimeUnixNano(), root.getEndTimeUnixNano());
            }
            assertThat(vendor.nextRequest().headers().get("traceparent"))
                    .isEqualTo("00-" + TRACE + "-" + hex(toVendor.getSpanId()) + "-01");
            assertThat(collector.headers().get(0).get("x-team")).isEqualTo("a b");
            assertThat(logs.lines()).anyMatch(line -> line.contains("trace=\"" + TRACE + "\""));
        }
    }

    @Test
    void aMetricLeadsToATraceForAScraperThatReadsOpenMetrics() {
        var caller = start(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url()));
        vendor.answers(Script.json(Wire.OPENAI.answer("Fine.")));
        call(caller, Wire.OPENAI.prompt("raw", "Hello"), Map.of("traceparent", "00-" + TRACE + "-" + PARENT + "-01"));
        call(caller, Wire.OPENAI.prompt("support-replies", "Hello"), Map.of("traceparent", NOT_SAMPLED));

        Await.until("an exemplar", () -> bucket(scrape(OPEN_METRICS), "raw").contains("# {"));
        assertThat(bucket(scrape(OPEN_METRICS), "raw")).contains("trace_id=\"" + TRACE + "\"");
        assertThat(bucket(scrape(OPEN_METRICS), "support-replies")).isNotEmpty().doesNotContain("# {");
        assertThat(scrape(OPEN_METRICS).text().lines().filter(line -> line.contains("# {")))
                .as("Prometheus refuses exemplars of others")
                .allMatch(line -> line.matches("\\w+_(bucket|total)\\{.*"));
        assertThat(scrape(OPEN_METRICS).header("content-type")).startsWith(OPEN_METRICS);
        assertThat(scrape("text/plain").header("content-type")).startsWith("text/plain; version=0.0.4");
        assertThat(bucket(scrape("text/plain"), "raw")).isNotEmpty().doesNotContain("# {");
    }

    private Reply scrape(String format) {
        var admin =
                new Caller("http://127.0.0.1:" + Objects.requireNonNull(gateway).adminPort(), "");
        return admin.get("/metrics", Map.of("accept", format + ";version=1.0.0;q=0.5,*/*;q=0.1"));
    }

    /** The buckets of how long calls of a feature took. */
    private static String bucket(Reply scrape, String feature) {
        return scrape.text()
                .lines()
                .filter(line -> line.startsWith("gen_ai_server_request_duration_seconds_bucket"))
                .filter(line -> line.contains("feature=\"" + feature + "\""))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void noTextIsInATrace() {
        var caller = start(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url()));
        vendor.answers(Script.json(Wire.OPENAI.answer("Write to " + Secret.EMAIL.value())));
        for (var feature : List.of("support-replies", "no-email-in", "no-email-out", "raw")) {
            call(caller, Wire.OPENAI.prompt(feature, "Mail " + Secret.EMAIL.value()), Map.of());
        }
        finish();
        assertThat(collector.spans()).hasSizeGreaterThan(10);
        assertThat(collector.bodies())
                .allSatisfy(body -> assertThat(Leaks.in(body.getBytes())).isEmpty());
    }

    @Test
    void eachTargetHasASpanAndAFailureSaysSo() throws InterruptedException {
        var caller = start(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url()));
        vendor.answers(request -> request.json().getString("model").contains("nano")
                ? Script.json(Wire.OPENAI.answer("From another one."))
                : Script.json(
                        500, OpenAiReplies.error("down", "server_error", null).encode()));
        assertThat(call(caller, Wire.OPENAI.prompt("stubborn", "Hello"), Map.of())
                        .status())
                .isEqualTo(200);
        vendor.answers(Script.json(200, "no JSON"));
        assertThat(call(caller, Wire.OPENAI.prompt("support-replies", "Hello"), Map.of())
                        .status())
                .isEqualTo(502);
        finish();

        var first = collector.spans().stream()
                .filter(span -> span.getName().equals("chat gpt-4.1-mini"))
                .filter(span -> span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR)
                .toList();
        assertThat(first).hasSize(1);
        assertThat(attributes(first.get(0))).containsEntry("error.type", "fallback");
        assertThat(only("chat gpt-4.1-nano").getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_UNSET);
        var failed = only("chat support-replies");
        assertThat(failed.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
        assertThat(attributes(failed)).containsEntry("error.type", "vendor_unreadable");
        assertThat(hex(failed.getTraceId()))
                .isNotEqualTo(hex(only("chat stubborn").getTraceId()));
    }

    @Test
    void whoIsNotSampledIsNotTraced() {
        var caller = start(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url()));
        vendor.answers(Script.json(Wire.OPENAI.answer("Fine.")));
        call(caller, Wire.OPENAI.prompt("raw", "Hello"), Map.of("traceparent", NOT_SAMPLED));
        finish();
        assertThat(collector.spans()).isEmpty();
    }

    @Test
    void withoutAnEndpointNothingIsTracedAndNoHeaderIsAdded() throws InterruptedException {
        var caller = start(Map.of());
        vendor.answers(Script.json(Wire.OPENAI.answer("Fine.")));
        assertThat(call(caller, Wire.OPENAI.prompt("raw", "Hello"), Map.of()).status())
                .isEqualTo(200);
        assertThat(vendor.nextRequest().headers().contains("traceparent")).isFalse();
        finish();
        assertThat(collector.bodies()).isEmpty();
    }

    @Test
    void aCollectorThatIsAwayHoldsNothingUp() {
        var caller = start(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"));
        vendor.answers(Script.json(Wire.OPENAI.answer("Fine.")));
        assertThat(call(caller, Wire.OPENAI.prompt("raw", "Hello"), Map.of()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "OTEL_EXPORTER_OTLP_ENDPOINT, not an address, OTEL_EXPORTER_OTLP_ENDPOINT",
        "OTEL_TRACES_SAMPLER_ARG,     2,              OTEL_TRACES_SAMPLER_ARG",
    })
    void aVariableThatCannotBeUsedIsNamed(String name, String value, String told) {
        var environment = new HashMap<>(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url()));
        environment.put(name, value);
        assertThatThrownBy(() -> start(environment)).rootCause().hasMessageStartingWith(told);
    }
}
