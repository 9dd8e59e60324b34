package io.trustrail.gateway.metrics.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;

/** Sends batches of spans with Java's own client. Batches are not compressed, and a failed one is not sent again. */
final class JdkHttpSender implements HttpSender {

    private final HttpSenderConfig config;
    private final HttpClient client;

    JdkHttpSender(HttpSenderConfig config) {
        this.config = config;
        var builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(config.getConnectTimeout());
        if (config.getSslContext() != null) {
            builder.sslContext(config.getSslContext());
        }
        this.client = builder.build();
    }

    /** How OpenTelemetry finds it: a service. */
    public static final class Provider implements HttpSenderProvider {

        @Override
        public HttpSender createSender(HttpSenderConfig config) {
            return new JdkHttpSender(config);
        }
    }

    private record Answer(int status, byte[] body) implements HttpResponse {

        @Override
        public int getStatusCode() {
            return status;
        }

        @Override
        public String getStatusMessage() {
            return "";
        }

        @Override
        public byte[] getResponseBody() {
            return body;
        }
    }

    @Override
    public void send(MessageWriter message, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
        try {
            var unused = client.sendAsync(request(message), BodyHandlers.ofByteArray())
                    .whenComplete((response, failure) -> {
                        if (failure == null) {
                            onResponse.accept(new Answer(response.statusCode(), response.body()));
                        } else {
                            onError.accept(failure);
                        }
                    });
        } catch (IOException e) {
            onError.accept(e);
        }
    }

    private HttpRequest request(MessageWriter message) throws IOException {
        var bytes = new ByteArrayOutputStream(Math.max(0, message.getContentLength()));
        message.writeMessage(bytes);
        var request = HttpRequest.newBuilder(config.getEndpoint())
                .timeout(config.getTimeout())
                .header("content-type", config.getContentType())
                .POST(BodyPublishers.ofByteArray(bytes.toByteArray()));
        var headers = config.getHeadersSupplier().get();
        if (headers != null) {
            headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        }
        return request.build();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
