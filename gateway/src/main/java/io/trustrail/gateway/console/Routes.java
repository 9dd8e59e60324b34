package io.trustrail.gateway.console;

import io.trustrail.gateway.access.oidc.OidcLogins;
import io.trustrail.gateway.access.oidc.OidcSettings;
import io.trustrail.gateway.access.users.Logins;
import io.trustrail.gateway.access.users.Role;
import io.trustrail.gateway.access.users.Users;
import io.trustrail.gateway.audit.index.LogIndex;
import io.trustrail.gateway.console.audit.CallPage;
import io.trustrail.gateway.console.audit.CallsPage;
import io.trustrail.gateway.console.audit.EventsPage;
import io.trustrail.gateway.console.audit.VerifyPage;
import io.trustrail.gateway.console.consents.ConsentImportPage;
import io.trustrail.gateway.console.consents.ConsentsPage;
import io.trustrail.gateway.console.fairness.FairnessPage;
import io.trustrail.gateway.console.labels.LabelMaker;
import io.trustrail.gateway.console.labels.LabelsPage;
import io.trustrail.gateway.console.login.LoginPage;
import io.trustrail.gateway.console.login.OidcPage;
import io.trustrail.gateway.console.page.Assets;
import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.reviews.CalibrationPage;
import io.trustrail.gateway.console.reviews.QueuePage;
import io.trustrail.gateway.console.reviews.ReviewDoors;
import io.trustrail.gateway.console.reviews.ReviewPage;
import io.trustrail.gateway.console.trial.TrialPage;
import io.trustrail.gateway.console.trust.ConcernsPage;
import io.trustrail.gateway.console.trust.InventoryPage;
import io.trustrail.gateway.console.trust.TrustDoors;
import io.trustrail.gateway.console.trust.VendorsPage;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.trustrail.gateway.console.visit.Sessions;
import io.trustrail.gateway.label.publish.LabelRegister.Published;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.proxy.prompt.TextTrial;
import io.trustrail.gateway.store.Store;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The console's addresses. */
final class Routes {

    private static final long LONGEST_LOGIN = 16 * 1024;
    private static final long LONGEST_FORM = Console.LONGEST_FORM;

    private Routes() {}

    /** Loads what pages need, which takes a moment. */
    static Router router(
            Vertx vertx,
            Store store,
            Supplier<PolicyBook> policy,
            TextTrial trial,
            ReviewDoors doors,
            LogIndex index,
            Supplier<Map<String, Published>> labels,
            @Nullable TrustDoors trust,
            @Nullable OidcSettings provider) {
        var pages = new Pages(vertx);
        var users = new Users(store);
        var door = new Doorkeeper(vertx, users, new Sessions());
        var router = Router.router(vertx);
        router.route().handler(new SecurityHeaders()).failureHandler(new Failures(door::frame, pages, "error.jte"));
        var login = new LoginPage(door, new Logins(vertx, store), pages, provider != null);
        open(router, door, login);
        if (provider != null) {
            vouched(router, new OidcPage(door, new OidcLogins(vertx, provider, users), login));
        }
        router.post().handler(BodyHandler.create(false).setBodyLimit(LONGEST_FORM));
        router.route().handler(door::requireLogin);
        router.post().handler(door::requireOurForm);
        router.post("/console/logout").handler(door::letOut);
        trial(router, new TrialPage(vertx, door, pages, policy, trial));
        reviews(vertx, router, door, pages, doors);
        audit(router, vertx, door, pages, index);
        labels(router, new LabelsPage(door, pages, labels), new LabelMaker(vertx, door, pages));
        if (trust != null) {
            concerns(router, new ConcernsPage(door, pages, trust.concerns(), Clock.systemUTC()));
            data(router, new InventoryPage(vertx, door, pages, trust, risks(policy)));
            people(
                    router,
                    new ConsentsPage(door, pages, trust.consents()),
                    new ConsentImportPage(vertx, door, pages, trust.consents()));
            fairness(router, new FairnessPage(door, pages, trust.fairness()));
            var vendors = new VendorsPage(door, pages, policy, trust.assessments(), Clock.systemUTC());
            router.get(VendorsPage.PATH).handler(vendors::show);
        }
        router.get("/console").handler(request -> Doorkeeper.redirect(request, Doorkeeper.inside(null)));
        router.route().handler(request -> request.fail(404));
        return router;
    }

    /** For everybody. */
    private static void open(Router router, Doorkeeper door, LoginPage login) {
        router.get(Assets.PATH + ":file").handler(new Assets());
        router.get("/console/language/:tag").handler(door::choose);
        router.get(Doorkeeper.LOGIN).handler(login::show);
        router.post(Doorkeeper.LOGIN)
                .handler(BodyHandler.create(false).setBodyLimit(LONGEST_LOGIN))
                .handler(door::requireOurForm)
                .handler(login::logIn);
    }

    /** For everybody, too: the way over an identity provider. */
    private static void vouched(Router router, OidcPage page) {
        router.get(OidcPage.PATH).handler(page::leave);
        router.get(OidcLogins.CALLBACK).handler(page::comeBack);
    }

    private static void trial(Router router, TrialPage page) {
        router.get("/console/try").handler(page::show);
        router.post("/console/try").handler(page::run);
    }

    private static void reviews(Vertx vertx, Router router, Doorkeeper door, Pages pages, ReviewDoors doors) {
        var list = new QueuePage(door, pages, doors.queue(), Clock.systemUTC());
        var one = new ReviewPage(door, pages, doors.queue(), Clock.systemUTC());
        router.get(QueuePage.PATH).handler(list::show);
        router.post(QueuePage.PATH + "/next").handler(list::next);
        router.get(QueuePage.PATH + "/health").handler(list::health);
        router.get(QueuePage.PATH + "/calibration").handler(new CalibrationPage(vertx, door, pages, doors)::show);
        router.get(QueuePage.PATH + "/:id").handler(one::show);
        router.post(QueuePage.PATH + "/:id/claim").handler(one::claim);
        router.post(QueuePage.PATH + "/:id/release").handler(one::release);
        router.post(QueuePage.PATH + "/:id/renew").handler(one::renew);
        router.post(QueuePage.PATH + "/:id/draft").handler(one::draft);
        router.post(QueuePage.PATH + "/:id/decide").handler(one::decide);
        router.post(QueuePage.PATH + "/:id/reveal").handler(one::reveal);
    }

    private static void labels(Router router, LabelsPage all, LabelMaker maker) {
        router.get(LabelsPage.PATH).handler(all::show);
        router.get(LabelMaker.PATH).handler(maker::show);
        router.post(LabelMaker.PATH).handler(maker::make);
    }

    private static void audit(Router router, Vertx vertx, Doorkeeper door, Pages pages, LogIndex index) {
        var one = new CallPage(vertx, door, pages, index);
        router.route(CallsPage.PATH + "*").handler(Doorkeeper.requireRole(Role.AUDITOR));
        router.get(CallsPage.PATH).handler(new CallsPage(vertx, door, pages, index)::show);
        router.get(CallsPage.PATH + "/calls/:id").handler(one::show);
        router.get(CallsPage.PATH + "/calls/:id/proof").handler(one::prove);
        router.get(CallsPage.PATH + "/events").handler(new EventsPage(vertx, door, pages, index)::show);
        router.get(CallsPage.PATH + "/verify").handler(new VerifyPage(vertx, door, pages, index)::show);
    }

    private static UnaryOperator<String> risks(Supplier<PolicyBook> policy) {
        return category -> policy.get().rungs().risk(category).name().toLowerCase(Locale.ROOT);
    }

    private static void concerns(Router router, ConcernsPage page) {
        router.get(ConcernsPage.PATH).handler(page::list);
        router.get(ConcernsPage.PATH + "/:id").handler(page::show);
        router.post(ConcernsPage.PATH + "/:id/take").handler(page::take);
        router.post(ConcernsPage.PATH + "/:id/answer").handler(page::answer);
        router.post(ConcernsPage.PATH + "/:id/close").handler(page::close);
        router.post(ConcernsPage.PATH + "/:id/reveal").handler(page::reveal);
    }

    private static void data(Router router, InventoryPage page) {
        router.get(InventoryPage.PATH).handler(page::show);
        router.get(InventoryPage.PATH + "/export.csv").handler(page::csv);
        router.get(InventoryPage.PATH + "/rule").handler(page::rule);
        router.post(InventoryPage.PATH + "/decide").handler(page::decide);
        router.post(InventoryPage.PATH + "/block").handler(page::block);
    }

    private static void people(Router router, ConsentsPage page, ConsentImportPage many) {
        router.route(ConsentsPage.PATH + "*").handler(Doorkeeper.requireRole(Role.ADMIN));
        router.get(ConsentsPage.PATH).handler(page::form);
        router.post(ConsentsPage.PATH).handler(page::find);
        router.get(ConsentsPage.PATH + "/import").handler(many::form);
        router.post(ConsentsPage.PATH + "/import").handler(many::take);
        router.get(ConsentsPage.PATH + "/export.csv").handler(many::export);
    }

    private static void fairness(Router router, FairnessPage page) {
        router.route(FairnessPage.PATH + "*").handler(Doorkeeper.requireRole(Role.AUDITOR, Role.ADMIN));
        router.get(FairnessPage.PATH).handler(page::show);
        router.post(FairnessPage.PATH + "/run").handler(page::run);
    }
}
