package io.trustrail.gateway.proxy.call;

import io.trustrail.gateway.vendor.Cancellation;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Whether the client still waits. When it leaves, the vendor's work for it is ended. Used on the call's event loop. */
public final class ClientPresence {

    private final Cancellation cancellation = new Cancellation();
    private final HttpServerResponse response;
    private boolean gone;
    private Runnable onLeaving = () -> {};

    public ClientPresence(HttpServerRequest request) {
        response = request.response();
        response.closeHandler(closed -> leave());
        response.exceptionHandler(failed -> leave());
    }

    /* An HTTP/2 stream closes with its last frame: nobody leaves then. */
    private void leave() {
        if (!gone && !response.ended()) {
            gone = true;
            cancellation.cancel();
            onLeaving.run();
        }
    }

    public boolean isGone() {
        return gone;
    }

    /** Ends the request to the vendor, also before its reply began. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** What else to do when the client leaves, after what was to be done already. */
    public void onLeaving(Runnable action) {
        var before = onLeaving;
        onLeaving = () -> {
            before.run();
            action.run();
        };
    }
}
