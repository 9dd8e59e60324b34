package io.trustrail.gateway.api;

import io.trustrail.gateway.access.tokens.TokenCheck;
import io.trustrail.gateway.api.Endpoints.Endpoint;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Objects;

/** Everything below {@code /api}. To be asked on the event loop of the listener. */
public final class AdminApi implements Handler<HttpServerRequest> {

    /** Where all its addresses begin. */
    public static final String PATH = "/api";

    private final Router router;
    private final Doorman door;
    private final Answers answers = new Answers();

    public AdminApi(Vertx vertx, TokenCheck tokens, List<ApiRoutes> routes) {
        this.door = new Doorman(tokens);
        this.router = Router.router(vertx);
        var endpoints = new Endpoints();
        routes.forEach(group -> group.addTo(endpoints));
        router.route().handler(Answers::headers).failureHandler(answers::failed);
        router.get("/api/openapi.yaml").handler(new Description(vertx));
        router.get("/api/v1").handler(request -> answers.send(request, index(endpoints)));
        endpoints.all().forEach(this::add);
        router.errorHandler(404, answers::failed).errorHandler(405, answers::failed);
    }

    private static ApiAnswer index(Endpoints endpoints) {
        var lines = endpoints.all().stream().map(Endpoint::line).sorted().toList();
        return ApiAnswer.of(
                new JsonObject().put("description", "/api/openapi.yaml").put("routes", new JsonArray(lines)));
    }

    /* The body is read after the token: nobody else may make us read one. */
    private void add(Endpoint endpoint) {
        route(endpoint).handler(request -> admit(request, endpoint));
        if (endpoint.longestBody() > 0) {
            route(endpoint).handler(Answers::requireJson);
            route(endpoint).handler(BodyHandler.create(false).setBodyLimit(endpoint.longestBody()));
        }
        route(endpoint).handler(request -> work(request, endpoint));
    }

    private Route route(Endpoint endpoint) {
        return router.route(endpoint.method(), endpoint.path().replaceAll("\\{(\\w+)}", ":$1"));
    }

    private void admit(RoutingContext request, Endpoint endpoint) {
        request.request().pause();
        door.admit(request.request(), endpoint.scopes())
                .onComplete(done -> request.request().resume())
                .onSuccess(token -> {
                    request.put(ApiCall.class.getName(), new ApiCall(request, token));
                    request.next();
                })
                .onFailure(request::fail);
    }

    private void work(RoutingContext request, Endpoint endpoint) {
        ApiCall call = Objects.requireNonNull(request.get(ApiCall.class.getName()), "nobody was admitted");
        endpoint.work()
                .apply(call)
                .onSuccess(answer -> answers.send(request, answer))
                .onFailure(request::fail);
    }

    @Override
    public void handle(HttpServerRequest request) {
        router.handle(request);
    }
}
