package io.trustrail.gateway.console;

import io.trustrail.gateway.access.oidc.OidcSettings;
import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.console.reviews.ReviewDoors;
import io.trustrail.gateway.console.trust.TrustDoors;
import io.trustrail.gateway.label.publish.LabelRegister.Published;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.proxy.prompt.TextTrial;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything below {@code /console}. To be asked on the event loop of the listener, whose forms may have fields of {@link
 * #LONGEST_FORM} bytes. Built when it is asked for the first time, on a worker.
 */
public final class Console implements Handler<HttpServerRequest> {

    /** Where all its addresses begin. */
    public static final String PATH = "/console";

    /** The longest form that it takes, in bytes: a text of the longest kind, with every letter escaped. */
    public static final int LONGEST_FORM = 768 * 1024;

    private final LateRouter router;

    /** With users of its own only. */
    public Console(
            Vertx vertx,
            Store store,
            Supplier<PolicyBook> policy,
            TextTrial trial,
            ReviewDoors reviews,
            LogIndex audit) {
        this(vertx, store, policy, trial, reviews, audit, Map::of, null, null);
    }

    /**
     * With users of an identity provider, too.
     *
     * @param policy the one in force when a page is asked for
     * @param audit what pages for auditors ask
     * @param labels the labels in force, by feature
     * @param trust what pages about vendors, data, concerns and consents ask, or null if there are none
     * @param provider how the provider is asked, or null if there is none
     */
    public Console(
            Vertx vertx,
            Store store,
            Supplier<PolicyBook> policy,
            TextTrial trial,
            ReviewDoors reviews,
            LogIndex audit,
            Supplier<Map<String, Published>> labels,
            @Nullable TrustDoors trust,
            @Nullable OidcSettings provider) {
        this.router = new LateRouter(
                vertx, () -> Routes.router(vertx, store, policy, trial, reviews, audit, labels, trust, provider));
    }

    @Override
    public void handle(HttpServerRequest request) {
        router.handle(request);
    }
}
