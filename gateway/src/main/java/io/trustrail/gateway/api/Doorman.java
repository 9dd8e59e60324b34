package io.trustrail.gateway.api;

import io.trustrail.gateway.access.tokens.ApiToken;
import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.TokenCheck;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets those in whose token has the scopes. */
final class Doorman {

    private static final String BEARER = "bearer ";

    private final TokenCheck tokens;

    Doorman(TokenCheck tokens) {
        this.tokens = tokens;
    }

    /** Whose request it is; fails with an {@link ApiError}. */
    Future<ApiToken> admit(HttpServerRequest request, Set<Scope> scopes) {
        var header = Optional.ofNullable(request.getHeader("authorization")).orElse("");
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Future.failedFuture(new ApiError(
                    401,
                    "token_missing",
                    "No token was sent.",
                    "",
                    "Send 'Authorization: Bearer <token>'; 'trustrail tokens create' makes one."));
        }
        var address = request.connection().remoteAddress().hostAddress();
        return tokens.find(header.substring(BEARER.length()).strip(), address)
                .compose(found -> found.map(token -> allowed(token, scopes)).orElseGet(() -> unknown(address)));
    }

    private static Future<ApiToken> allowed(ApiToken token, Set<Scope> scopes) {
        return token.scopes().containsAll(scopes)
                ? Future.succeededFuture(token)
                : Future.failedFuture(ApiError.forbidden(
                        "scope_missing",
                        "The token may not do this.",
                        "Use a token with the scope "
                                + scopes.stream().map(Scope::word).sorted().collect(Collectors.joining(", ")) + "."));
    }

    private Future<ApiToken> unknown(String address) {
        int wait = tokens.secondsToWait(address);
        return Future.failedFuture(
                wait == 0
                        ? new ApiError(
                                401,
                                "token_invalid",
                                "The token is not valid.",
                                "",
                                "Use one that 'trustrail tokens list' shows as active.")
                        : new ApiError(
                                429,
                                "too_many_failures",
                                "Too many wrong tokens came from this address.",
                                "",
                                "Wait " + wait + " seconds."));
    }
}
