package io.trustrail.gateway.proxy;

import io.trustrail.gateway.vendor.Cancellation;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Whether the client still waits. When it leaves, the vendor's work for it is ended. Used on the call's event loop. */
final class ClientPresence {

    private final Cancellation cancellation = new Cancellation();
    private boolean gone;
    private Runnable onLeaving = () -> {};

    ClientPresence(HttpServerRequest request) {
        var response = request.response();
        response.closeHandler(closed -> leave(response));
        response.exceptionHandler(failed -> leave(response));
    }

    /* Over HTTP/2 a response that was ended is closed as well: nobody left. */
    private void leave(HttpServerResponse response) {
        if (!gone && !response.ended()) {
            gone = true;
            cancellation.cancel();
            onLeaving.run();
        }
    }

    boolean isGone() {
        return gone;
    }

    /** Ends the request to the vendor, also before its reply began. */
    Cancellation cancellation() {
        return cancellation;
    }

    /** What else to do when the client leaves. */
    void onLeaving(Runnable action) {
        onLeaving = action;
    }
}
