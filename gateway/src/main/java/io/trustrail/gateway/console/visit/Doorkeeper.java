package io.trustrail.gateway.console.visit;

import io.trustrail.gateway.access.users.Role;
import io.trustrail.gateway.access.users.User;
import io.trustrail.gateway.access.users.Users;
import io.trustrail.gateway.console.page.Frame;
import io.trustrail.gateway.console.page.Language;
import io.trustrail.gateway.console.page.Texts;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides who gets past: handlers that stand before those of pages. */
public final class Doorkeeper {

    /** Where one logs in. */
    public static final String LOGIN = "/console/login";

    private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);
    private static final String HOME = "/console/reviews";
    private static final String INSIDE = "/console/";
    private static final int LONGEST_PATH = 200;

    private final Vertx vertx;
    private final Users users;
    private final Sessions sessions;
    private final FormTokens tokens = new FormTokens();

    public Doorkeeper(Vertx vertx, Users users, Sessions sessions) {
        this.vertx = vertx;
        this.users = users;
        this.sessions = sessions;
    }

    /** Lets those pass who are logged in; sends others to the login, and from there back here. */
    public void requireLogin(RoutingContext request) {
        visit(request)
                .onSuccess(visit -> {
                    if (visit.isPresent()) {
                        visit.get().remember(request);
                        request.next();
                    } else {
                        redirect(request, LOGIN + "?next=" + encoded(back(request)));
                    }
                })
                .onFailure(request::fail);
    }

    private Future<Optional<Visit>> visit(RoutingContext request) {
        var session = sessions.find(Cookies.get(request, Cookies.SESSION));
        return session.map(known -> vertx.executeBlocking(() -> visit(known), false))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Optional<Visit> visit(Session session) {
        var user = users.find(session.userId()).filter(session::isOf);
        if (user.isEmpty()) {
            sessions.end(session.id());
        }
        return user.map(known -> new Visit(known, session));
    }

    /**
     * Lets those pass who have a role; for those who are logged in.
     *
     * @param others roles that will do, too
     */
    public static Handler<RoutingContext> requireRole(Role role, Role... others) {
        return request -> {
            var user = Visit.of(request).user();
            if (user.has(role) || Arrays.stream(others).anyMatch(user::has)) {
                request.next();
            } else {
                request.fail(403, new RoleMissing(role));
            }
        };
    }

    /** Lets a form pass that is from one of our pages. */
    public void requireOurForm(RoutingContext request) {
        var token = request.request().getFormAttribute(FormTokens.FIELD);
        if (isFromHere(request) && token != null && tokens.matches(cookie(request), token)) {
            request.next();
        } else {
            request.fail(403);
        }
    }

    /** Whether a form is from a page of ours, as far as the browser says. */
    public static boolean isFromHere(RoutingContext request) {
        return isFromHere(
                request.request().getHeader("sec-fetch-site"),
                request.request().getHeader("origin"),
                String.valueOf(request.request().authority()));
    }

    /** Browsers say where a form was; what says nothing is no browser, and needs the token all the same. */
    static boolean isFromHere(@Nullable String site, @Nullable String origin, String authority) {
        if (site != null) {
            return site.equals("same-origin");
        }
        try {
            return origin == null || authority.equals(new URI(origin).getRawAuthority());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** What forms for this browser are bound to: its session, or its cookie for the login. */
    private static String cookie(RoutingContext request) {
        return Visit.isKnown(request)
                ? Visit.of(request).session().id()
                : "login " + Cookies.get(request, Cookies.LOGIN);
    }

    /** The frame of a page for this request. */
    public Frame frame(RoutingContext request) {
        var path = request.normalizedPath();
        if (Visit.isKnown(request)) {
            var user = Visit.of(request).user();
            return new Frame(texts(request), path, user.name(), user.roles(), tokens.of(cookie(request)));
        }
        return new Frame(texts(request), path, "", Set.of(), "");
    }

    /** The frame of the page with the login's form, which gives the browser a cookie to bind the form to. */
    public Frame loginFrame(RoutingContext request) {
        var known = Cookies.get(request, Cookies.LOGIN);
        var cookie = known.isEmpty() ? Sessions.randomId() : known;
        Cookies.set(request, Cookies.LOGIN, cookie);
        return new Frame(texts(request), LOGIN, "", Set.of(), tokens.of("login " + cookie));
    }

    private static Texts texts(RoutingContext request) {
        var chosen = Language.byTag(Cookies.get(request, Cookies.LANGUAGE));
        var header = request.request().getHeader("accept-language");
        return Texts.in(chosen.orElseGet(() -> Language.accepted(header == null ? "" : header)));
    }

    /** Keeps what a browser has to bring back from the identity provider. */
    public static void rememberLogin(RoutingContext request, String state) {
        // Lax: the provider, which is another site, sends the browser back.
        Cookies.set(request, Cookies.PROVIDER, state).setSameSite(CookieSameSite.LAX);
    }

    /** What the browser was given to bring back, empty if nothing. */
    public static String rememberedLogin(RoutingContext request) {
        return Cookies.get(request, Cookies.PROVIDER);
    }

    public static void forgetLogin(RoutingContext request) {
        Cookies.forget(request, Cookies.PROVIDER);
    }

    /** Begins a session, and ends one that the browser had before. */
    public void letIn(RoutingContext request, User user) {
        sessions.end(Cookies.get(request, Cookies.SESSION));
        Cookies.forget(request, Cookies.LOGIN);
        Cookies.set(request, Cookies.SESSION, sessions.begin(user).id());
    }

    /** Ends the visitor's session. */
    public void letOut(RoutingContext request) {
        var visit = Visit.of(request);
        sessions.end(visit.session().id());
        Cookies.forget(request, Cookies.SESSION);
        LOG.atInfo().addKeyValue("user", visit.user().id()).log("a user logged out");
        redirect(request, LOGIN);
    }

    /** {@code GET /console/language/de}: keeps the choice in a cookie and goes back. */
    public void choose(RoutingContext request) {
        Language.byTag(String.valueOf(request.pathParam("tag")))
                .ifPresent(language -> Cookies.set(request, Cookies.LANGUAGE, language.tag()));
        redirect(request, inside(request.request().getParam("back")));
    }

    /* A form can't be sent again after a login; its page can be opened. */
    private static String back(RoutingContext request) {
        return request.request().method().equals(HttpMethod.GET) ? request.normalizedPath() : HOME;
    }

    /** A path if it is one of the console's, or else the console's first page: nobody is sent elsewhere. */
    public static String inside(@Nullable String path) {
        boolean sound = path != null
                && path.startsWith(INSIDE)
                && path.length() <= LONGEST_PATH
                && path.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/-_.".indexOf(c) >= 0);
        return path != null && sound ? path : HOME;
    }

    public static void redirect(RoutingContext request, String path) {
        request.response().setStatusCode(303).putHeader("location", path).end();
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
