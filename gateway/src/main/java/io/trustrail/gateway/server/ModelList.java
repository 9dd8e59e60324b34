package io.trustrail.gateway.server;

import io.trustrail.gateway.access.AccessControl;
import io.trustrail.gateway.access.Application;
import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.dialect.ErrorShape;
import io.trustrail.gateway.policy.LivePolicy;
import io.trustrail.gateway.proxy.call.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.function.Function;

/** {@code GET /v1/models}: to an application, models are the features that it may call. */
public final class ModelList {

    private static final String PATH = "/v1/models";

    private final AccessControl access;
    private final LivePolicy policy;
    private final Function<Throwable, Refusal> failures;

    public ModelList(AccessControl access, LivePolicy policy, Function<Throwable, Refusal> failures) {
        this.access = access;
        this.policy = policy;
        this.failures = failures;
    }

    static boolean isAt(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    void serve(HttpServerRequest request, String path) {
        var dialect = DataPlane.guess(request);
        access.authenticate(dialect.key(request.headers()))
                .map(application -> body(path, dialect, application))
                .onSuccess(body -> send(request, 200, body))
                .onFailure(failure -> refuse(request, dialect, failures.apply(failure)));
    }

    private byte[] body(String path, Dialect dialect, Application application) {
        var names = names(application);
        if (path.equals(PATH)) {
            return dialect.models(names);
        }
        var name = path.substring(PATH.length() + 1);
        if (!names.contains(name)) {
            throw Refusal.of(404, "model_not_found", "There is no such feature", "model")
                    .asException();
        }
        return dialect.model(name);
    }

    private List<String> names(Application application) {
        return policy.current().features().keySet().stream()
                .filter(application::mayCall)
                .sorted()
                .toList();
    }

    private static void refuse(HttpServerRequest request, Dialect dialect, Refusal refusal) {
        refusal.headers().forEach(request.response()::putHeader);
        var shape = new ErrorShape(refusal.status(), refusal.code(), refusal.message(), refusal.field(), "");
        send(request, refusal.status(), dialect.error(shape));
    }

    private static void send(HttpServerRequest request, int status, byte[] body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(Buffer.buffer(body));
    }
}
