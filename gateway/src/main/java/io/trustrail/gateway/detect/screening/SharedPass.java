package io.trustrail.gateway.detect.screening;

import io.trustrail.gateway.detect.onnx.encoder.Encoded;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets texts through the encoder once, however many guards ask about them at the same time. Keeps no text longer than its
 * answer takes. Thread-safe.
 */
final class SharedPass {

    private final TextEncoder encoder;
    private final Map<String, Future<Encoded>> open = new ConcurrentHashMap<>();

    SharedPass(TextEncoder encoder) {
        this.encoder = encoder;
    }

    int waiting() {
        return encoder.waiting();
    }

    Future<List<Encoded>> ask(List<String> texts, long deadline) {
        var answers = new ArrayList<Future<Encoded>>(texts.size());
        var mine = new ArrayList<String>(texts.size());
        var promises = new ArrayList<Promise<Encoded>>(texts.size());
        for (var text : texts) {
            var promise = Promise.<Encoded>promise();
            var asked = open.putIfAbsent(text, promise.future());
            if (asked == null) {
                mine.add(text);
                promises.add(promise);
            }
            answers.add(asked == null ? promise.future() : asked);
        }
        if (!mine.isEmpty()) {
            encode(mine, promises, deadline);
        }
        return Future.all(answers).map(all -> all.list());
    }

    private void encode(List<String> mine, List<Promise<Encoded>> promises, long deadline) {
        start(mine, deadline).onComplete(answer -> {
            mine.forEach(open::remove);
            for (int i = 0; i < promises.size(); i++) {
                if (answer.succeeded()) {
                    promises.get(i).complete(answer.result().get(i));
                } else {
                    promises.get(i).fail(answer.cause());
                }
            }
        });
    }

    private Future<List<Encoded>> start(List<String> mine, long deadline) {
        try {
            return encoder.encode(mine, deadline);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }
}
