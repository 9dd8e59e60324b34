package io.trustrail.gateway.console;

import io.trustrail.gateway.access.oidc.OidcSettings;
import io.trustrail.gateway.console.reviews.ReviewDoors;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.proxy.prompt.TextTrial;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything below {@code /console}. To be asked on the event loop of the listener, whose forms may have fields of {@link
 * #LONGEST_FORM} bytes. Built when it is asked for the first time, on a worker.
 */
public final class Console implements Handler<HttpServerRequest> {

    /** Where all its addresses begin. */
    public static final String PATH = "/console";

    /** The longest form that it takes, in bytes: a text of the longest kind, with every letter escaped. */
    public static final int LONGEST_FORM = 768 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    private final Vertx vertx;
    private final Store store;
    private final Supplier<PolicyBook> policy;
    private final TextTrial trial;
    private final ReviewDoors reviews;
    private final @Nullable OidcSettings provider;
    private @Nullable Future<Router> router;

    /** With users of its own only. */
    public Console(Vertx vertx, Store store, Supplier<PolicyBook> policy, TextTrial trial, ReviewDoors reviews) {
        this(vertx, store, policy, trial, reviews, null);
    }

    /**
     * With users of an identity provider, too.
     *
     * @param policy the one in force when a page is asked for
     * @param provider how the provider is asked, or null if there is none
     */
    public Console(
            Vertx vertx,
            Store store,
            Supplier<PolicyBook> policy,
            TextTrial trial,
            ReviewDoors reviews,
            @Nullable OidcSettings provider) {
        this.provider = provider;
        this.vertx = vertx;
        this.store = store;
        this.policy = policy;
        this.trial = trial;
        this.reviews = reviews;
    }

    @Override
    public void handle(HttpServerRequest request) {
        var built = built();
        if (built.succeeded()) {
            built.result().handle(request);
            return;
        }
        request.pause();
        built.onSuccess(ready -> {
                    ready.handle(request);
                    request.resume();
                })
                .onFailure(failed ->
                        request.response().setStatusCode(500).end("The console can't be loaded; the log says why."));
    }

    private Future<Router> built() {
        var known = router;
        if (known == null || known.failed()) {
            known = vertx.executeBlocking(() -> Routes.router(vertx, store, policy, trial, reviews, provider), false)
                    .onFailure(failed -> LOG.error("the console can't be loaded", failed));
            router = known;
        }
        return known;
    }
}
