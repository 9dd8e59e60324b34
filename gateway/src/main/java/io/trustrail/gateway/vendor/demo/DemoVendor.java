package io.trustrail.gateway.vendor.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trustrail.gateway.policy.VendorSpec;
import io.trustrail.gateway.vendor.demo.Script.Ending;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The demo vendor's server: OpenAI chat completions and Anthropic messages with their token count, whole and streamed, and
 * a list of models for either. What it answers is told by {@code docs/demo-vendor.md}.
 */
public final class DemoVendor {

    /** The key that stands in for a real one; the demo vendor takes any. */
    public static final String KEY = "demo";

    private static final String LOOPBACK = "127.0.0.1";
    private static final int LARGEST_BODY = 32 * 1024 * 1024;
    private static final String NOTHING_HERE = "there is nothing at this path";
    private static final int LONGEST_LINE = 64 * 1024;
    private static final List<String> MODELS = List.of("demo-large", "demo-small");
    private static final Voice OPENAI = new OpenAiVoice();
    private static final Voice ANTHROPIC = new AnthropicVoice();

    private final Vertx vertx;
    private final Scripts scripts;
    private final HttpServer server;

    private DemoVendor(Vertx vertx, Scripts scripts) {
        this.vertx = vertx;
        this.scripts = scripts;
        HttpServerOptions options = new HttpServerOptions()
                .setHost(LOOPBACK)
                .setPort(0)
                .setMaxHeaderSize(LONGEST_LINE)
                .setMaxInitialLineLength(LONGEST_LINE);
        server = vertx.createHttpServer(options).requestHandler(this::serve);
    }

    /** Completes when it listens, on a free port of the loopback address. */
    public static Future<DemoVendor> start(Vertx vertx) {
        return vertx.executeBlocking(() -> new DemoVendor(vertx, Scripts.load()), false)
                .map(Objects::requireNonNull)
                .compose(vendor -> vendor.server.listen().map(vendor));
    }

    /** Where it listens. */
    public int port() {
        return server.actualPort();
    }

    /** Ends it with all its connections. */
    public Future<Void> close() {
        return server.close();
    }

    /** The same vendor, played by this one. */
    public VendorSpec standIn(VendorSpec vendor) {
        return new VendorSpec(
                vendor.name(),
                vendor.dialects(),
                URI.create("http://" + LOOPBACK + ":" + port()),
                KEY,
                vendor.auth(),
                vendor.streamUsage(),
                vendor.logprobs(),
                null,
                vendor.pool(),
                vendor.timeouts(),
                vendor.breaker(),
                vendor.retry(),
                vendor.rateLimit());
    }

    private void serve(HttpServerRequest request) {
        String path = Objects.requireNonNullElse(request.path(), "");
        boolean anthropic = path.startsWith("/v1/messages") || request.headers().contains("anthropic-version");
        Reply reply = new Reply(request.response(), anthropic ? ANTHROPIC : OPENAI);
        if (!request.headers().contains(HttpHeaders.AUTHORIZATION)
                && !request.headers().contains("x-api-key")) {
            reply.fail(401, "a key is missing, any will do");
        } else if (request.method().equals(HttpMethod.POST)) {
            post(request, path, reply);
        } else if (request.method().equals(HttpMethod.GET) && (path + "/").startsWith("/v1/models/")) {
            models(path.substring("/v1/models".length()), reply);
        } else {
            reply.fail(404, NOTHING_HERE);
        }
    }

    private void post(HttpServerRequest request, String path, Reply reply) {
        switch (path) {
            case "/v1/chat/completions", "/v1/messages" -> take(request, reply, ask -> perform(ask, reply));
            case "/v1/messages/count_tokens" -> take(request, reply, ask -> reply.end(200, AnthropicVoice.count(ask)));
            default -> reply.fail(404, NOTHING_HERE);
        }
    }

    private static void take(HttpServerRequest request, Reply reply, Consumer<Ask> then) {
        if (length(request) > LARGEST_BODY) {
            reply.fail(413, "the body is too large");
            return;
        }
        request.body().onSuccess(body -> {
            Ask ask;
            try {
                ask = reply.voice().ask(Messages.request(body.getBytes()));
            } catch (Ask.Unanswerable e) {
                reply.fail(400, e.getMessage());
                return;
            }
            then.accept(ask);
        });
    }

    private static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private void perform(Ask ask, Reply reply) {
        Script script = scripts.forInput(ask.toolResult() ? "" : ask.input());
        if (script.ending() == Ending.HANG) {
            return;
        }
        if (script.status() != 0) {
            reply.fail(script);
        } else {
            new Performance(vertx, reply.response(), reply.begin(ask, Mind.answer(ask, script)), script).begin();
        }
    }

    private static void models(String id, Reply reply) {
        Function<String, ObjectNode> shape = reply.voice() == ANTHROPIC ? AnthropicVoice::model : OpenAiVoice::model;
        if (id.length() > 1) {
            reply.end(200, shape.apply(id.substring(1)));
            return;
        }
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = list.putArray("data");
        MODELS.forEach(model -> data.add(shape.apply(model)));
        reply.end(
                200,
                list.put("has_more", false)
                        .put("first_id", MODELS.get(0))
                        .put("last_id", MODELS.get(MODELS.size() - 1)));
    }

    /** A response that is about to be given in a dialect. */
    private record Reply(HttpServerResponse response, Voice voice) {

        void end(int status, ObjectNode body) {
            response.setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(voice.requestIdHeader(), Voice.id("req_"))
                    .end(body.toString());
        }

        void fail(int status, @Nullable String reason) {
            end(status, voice.error(status, "Trustrail's demo vendor: " + reason, Voice.id("req_")));
        }

        void fail(Script script) {
            if (script.retryAfter() > 0) {
                response.putHeader("retry-after", Integer.toString(script.retryAfter()));
            }
            fail(script.status(), "you asked for status " + script.status());
        }

        /** Writes the head of a good reply, and leaves its body in pieces. */
        List<Buffer> begin(Ask ask, Answer answer) {
            response.putHeader(voice.requestIdHeader(), Voice.id("req_"));
            if (ask.stream()) {
                response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream; charset=utf-8");
                return voice.events(ask, answer).stream().map(Buffer::buffer).toList();
            }
            Buffer body = Buffer.buffer(voice.whole(ask, answer).toString());
            response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            int half = body.length() / 2;
            return List.of(body.slice(0, half), body.slice(half, body.length()));
        }
    }
}
