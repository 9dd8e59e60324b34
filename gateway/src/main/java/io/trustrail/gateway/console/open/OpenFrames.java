package io.trustrail.gateway.console.open;

import io.trustrail.gateway.console.page.Frame;
import io.trustrail.gateway.console.page.Language;
import io.trustrail.gateway.console.page.Texts;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** Frames of pages for everybody. The language is in the address, {@code ?lang=de}, or the browser's. */
public final class OpenFrames {

    private static final String PARAMETER = "lang";

    private OpenFrames() {}

    public static Frame of(RoutingContext request) {
        var header = request.request().getHeader("accept-language");
        var chosen = request.queryParams().get(PARAMETER);
        var language = Language.byTag(chosen == null ? "" : chosen)
                .orElseGet(() -> Language.accepted(header == null ? "" : header));
        return new Frame(Texts.in(language), request.normalizedPath(), "", Set.of(), "");
    }

    /** Sends the browser to another page, in the same language. */
    static void redirect(RoutingContext request, String path) {
        var address = path + (path.contains("?") ? "&" : "?") + PARAMETER + "="
                + of(request).language().tag();
        request.response().setStatusCode(303).putHeader("location", address).end();
    }
}
