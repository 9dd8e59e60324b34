package io.trustrail.gateway.vendor.demo;

import io.trustrail.gateway.vendor.demo.Script.Ending;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;

/** Sends a reply piece by piece, as slowly as its script wants and no faster than its reader reads. */
final class Performance {

    private static final int LONGEST_MILLIS = 20_000;

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final List<Buffer> pieces;
    private final Script script;
    private final int pieceMillis;
    private final int last;
    private int next;
    private boolean over;

    Performance(Vertx vertx, HttpServerResponse response, List<Buffer> pieces, Script script) {
        this.vertx = vertx;
        this.response = response;
        this.pieces = pieces;
        this.script = script;
        pieceMillis = Math.min(script.pieceMillis(), LONGEST_MILLIS / pieces.size());
        last = script.ending() == null ? pieces.size() : pieces.size() / 2;
    }

    void begin() {
        response.exceptionHandler(gone -> over = true);
        if (script.firstMillis() > 0) {
            vertx.setTimer(script.firstMillis(), now -> go());
        } else {
            go();
        }
    }

    private void go() {
        while (!over && next < last) {
            response.write(pieces.get(next++));
            if (pieceMillis > 0) {
                vertx.setTimer(pieceMillis, now -> go());
                return;
            }
            if (response.writeQueueFull()) {
                response.drainHandler(room -> go());
                return;
            }
        }
        if (!over && next >= last) {
            over = true;
            finish();
        }
    }

    private void finish() {
        if (script.ending() == null) {
            response.end();
        } else if (script.ending() == Ending.BREAK) {
            response.reset();
        }
    }
}
