package io.trustrail.gateway.proxy;

import io.trustrail.gateway.proxy.call.Call;
import io.trustrail.gateway.proxy.reply.Outlet;
import io.trustrail.gateway.proxy.reply.Relay;
import io.trustrail.gateway.proxy.reply.ReplyHead;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** A reply that is one JSON document; its client waits on the open connection. */
record WholeOutlet(Call call, Relay relay, ReplyHead head, int status, Buffer body) implements Outlet {

    @Override
    public void waiting(String review) {
        name(review);
    }

    @Override
    public void name(String review) {
        head.review(review);
    }

    @Override
    public Future<Void> release() {
        return send(status, body);
    }

    @Override
    public Future<Void> edited(Map<String, String> texts) {
        return send(status, relay.edited(texts));
    }

    @Override
    public Future<Void> filtered() {
        return send(200, relay.filteredReply());
    }

    @Override
    public Future<Void> answer(String sentence) {
        return send(200, relay.answer(sentence));
    }

    private Future<Void> send(int code, Buffer bytes) {
        return Delivery.send(call, head, code, bytes);
    }
}
