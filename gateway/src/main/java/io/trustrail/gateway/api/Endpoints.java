package io.trustrail.gateway.api;

import io.trustrail.gateway.access.tokens.Scope;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The addresses of the API, as {@link ApiRoutes} add them. */
public final class Endpoints {

    /** The longest body of most requests, in bytes. */
    public static final long USUAL_BODY = 256 * 1024;

    private final List<Endpoint> all = new ArrayList<>();

    /**
     * @param path with parts in braces, as OpenAPI writes it: {@code /api/v1/reviews/{id}}
     * @param scopes what a token needs, all of them
     * @param longestBody in bytes
     */
    record Endpoint(
            HttpMethod method,
            String path,
            Set<Scope> scopes,
            long longestBody,
            Function<ApiCall, Future<ApiAnswer>> work) {

        /** As it is in the list of all addresses. */
        String line() {
            return method.name() + " " + path;
        }
    }

    /** For every token. */
    public Endpoints get(String path, Function<ApiCall, Future<ApiAnswer>> work) {
        all.add(new Endpoint(HttpMethod.GET, path, Set.of(), 0, work));
        return this;
    }

    public Endpoints get(String path, Scope scope, Function<ApiCall, Future<ApiAnswer>> work) {
        return add(HttpMethod.GET, path, scope, 0, work);
    }

    public Endpoints post(String path, Scope scope, Function<ApiCall, Future<ApiAnswer>> work) {
        return add(HttpMethod.POST, path, scope, USUAL_BODY, work);
    }

    /** With longer bodies than {@link #USUAL_BODY}. */
    public Endpoints post(String path, Scope scope, long longestBody, Function<ApiCall, Future<ApiAnswer>> work) {
        return add(HttpMethod.POST, path, scope, longestBody, work);
    }

    public Endpoints put(String path, Scope scope, Function<ApiCall, Future<ApiAnswer>> work) {
        return add(HttpMethod.PUT, path, scope, USUAL_BODY, work);
    }

    public Endpoints delete(String path, Scope scope, Function<ApiCall, Future<ApiAnswer>> work) {
        return add(HttpMethod.DELETE, path, scope, USUAL_BODY, work);
    }

    private Endpoints add(
            HttpMethod method, String path, Scope scope, long body, Function<ApiCall, Future<ApiAnswer>> work) {
        all.add(new Endpoint(method, path, Set.of(scope), body, work));
        return this;
    }

    List<Endpoint> all() {
        return List.copyOf(all);
    }
}
