package io.trustrail.gateway.console.login;

import io.trustrail.gateway.access.users.LoginResult;
import io.trustrail.gateway.access.users.LoginResult.Busy;
import io.trustrail.gateway.access.users.LoginResult.Locked;
import io.trustrail.gateway.access.users.LoginResult.Welcome;
import io.trustrail.gateway.access.users.Logins;
import io.trustrail.gateway.console.page.Frame;
import io.trustrail.gateway.console.page.Pages;
import io.trustrail.gateway.console.visit.Doorkeeper;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** {@code /console/login}. */
public final class LoginPage {

    private static final String TEMPLATE = "login.jte";
    private static final int MINUTE = 60;

    private final Doorkeeper door;
    private final Logins logins;
    private final Pages pages;
    private final boolean vouched;

    /** @param vouched whether an identity provider can be asked instead */
    public LoginPage(Doorkeeper door, Logins logins, Pages pages, boolean vouched) {
        this.vouched = vouched;
        this.door = door;
        this.logins = logins;
        this.pages = pages;
    }

    public void show(RoutingContext request) {
        var next = Doorkeeper.inside(request.request().getParam("next"));
        pages.send(request, 200, TEMPLATE, door.loginFrame(request), new LoginView("", "", next, vouched));
    }

    public void logIn(RoutingContext request) {
        var form = request.request();
        var address = form.remoteAddress().hostAddress();
        logins.login(text(form.getFormAttribute("name")), text(form.getFormAttribute("password")), text(address))
                .onSuccess(result -> answer(request, result))
                .onFailure(request::fail);
    }

    private void answer(RoutingContext request, LoginResult result) {
        if (result instanceof Welcome welcome) {
            door.letIn(request, welcome.user());
            Doorkeeper.redirect(request, Doorkeeper.inside(request.request().getFormAttribute("next")));
        } else if (result instanceof Locked locked) {
            refuse(request, 429, locked.seconds(), "login.locked", (locked.seconds() + MINUTE - 1) / MINUTE);
        } else if (result instanceof Busy) {
            refuse(request, 503, 1, "login.busy");
        } else {
            refuse(request, 403, 0, "login.refused");
        }
    }

    /** Shows the form, and what went wrong on another way in. */
    void refuse(RoutingContext request, int status, String key) {
        var frame = door.loginFrame(request);
        var view = new LoginView(frame.say(key), "", Doorkeeper.inside(null), vouched);
        pages.send(request, status, TEMPLATE, frame, view);
    }

    private void refuse(RoutingContext request, int status, int seconds, String key, Object... arguments) {
        if (seconds > 0) {
            request.response().putHeader("retry-after", Integer.toString(seconds));
        }
        var form = request.request();
        Frame frame = door.loginFrame(request);
        var view = new LoginView(
                frame.say(key, arguments),
                text(form.getFormAttribute("name")),
                Doorkeeper.inside(form.getFormAttribute("next")),
                vouched);
        pages.send(request, status, TEMPLATE, frame, view);
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field;
    }
}
