package io.trustrail.gateway.api;

import io.trustrail.gateway.access.tokens.ApiToken;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A request that may be done. */
public final class ApiCall {

    private final RoutingContext request;
    private final ApiToken token;

    ApiCall(RoutingContext request, ApiToken token) {
        this.request = request;
        this.token = token;
    }

    /** Who asks. */
    public ApiToken token() {
        return token;
    }

    /** The part of the address that the route calls so. */
    public String path(String name) {
        return Objects.requireNonNull(request.pathParam(name), "the route has no such part");
    }

    /** A parameter behind the question mark; empty if it is not there or has no value. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(request.queryParams().get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * Refuses parameters behind the question mark other than these: one that is misspelt would choose another person, or
     * nothing at all, without a word.
     */
    public void onlyQuery(String... known) {
        for (var name : request.queryParams().names()) {
            if (!List.of(known).contains(name)) {
                throw ApiError.invalid(
                        name,
                        "There is no such parameter.",
                        known.length == 0 ? "Leave it out." : "Known are: " + String.join(", ", known) + ".");
            }
        }
    }

    /** All values of a parameter that may be there several times. */
    public List<String> queries(String name) {
        return request.queryParams().getAll(name).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** A parameter that is a whole number. */
    public int query(String name, int otherwise, int least, int most) {
        var text = query(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw ApiError.invalid(
                name, "The parameter is no number in its range.", "Send a number from " + least + " to " + most + ".");
    }

    /** The JSON object that was sent; an empty one if nothing was. */
    public Body body() {
        return Body.of(bytes());
    }

    /** What was sent, as it came. */
    public Buffer bytes() {
        var body = request.body().buffer();
        return body == null ? Buffer.buffer() : body;
    }
}
