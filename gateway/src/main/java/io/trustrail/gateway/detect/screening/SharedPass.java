package io.trustrail.gateway.detect.screening;

import io.trustrail.gateway.detect.onnx.encoder.Encoded;
import io.trustrail.gateway.guard.shared.Answers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets texts through the encoder once, however many guards ask about them: at the same time, or later, since each turn of a
 * conversation brings all turns before it along. A text itself is kept no longer than its answer takes, and an answer without
 * what would tell the text. Thread-safe.
 */
final class SharedPass {

    private static final int BYTES = 16 * 1024 * 1024;
    private static final Duration TIME = Duration.ofMinutes(10);

    private final TextEncoder encoder;
    private final Answers<Encoded> known = new Answers<>(BYTES, Encoded::bytes, TIME);
    private final Map<String, Future<Encoded>> open = new ConcurrentHashMap<>();

    SharedPass(TextEncoder encoder) {
        this.encoder = encoder;
    }

    int waiting() {
        return encoder.waiting();
    }

    void forget() {
        known.clear();
    }

    Future<List<Encoded>> ask(List<String> texts, long deadline) {
        var answers = new ArrayList<Future<Encoded>>(texts.size());
        var mine = new ArrayList<Asked>(0);
        for (var text : texts) {
            var hash = known.hash(text);
            var answer = known.to(hash);
            if (answer != null) {
                answers.add(Future.succeededFuture(answer));
                continue;
            }
            var promise = Promise.<Encoded>promise();
            var asked = open.putIfAbsent(text, promise.future());
            if (asked == null) {
                mine.add(new Asked(text, hash, promise));
            }
            answers.add(asked == null ? promise.future() : asked);
        }
        if (!mine.isEmpty()) {
            encode(mine, deadline);
        }
        return Future.all(answers).map(all -> all.list());
    }

    private void encode(List<Asked> mine, long deadline) {
        start(mine.stream().map(Asked::text).toList(), deadline).onComplete(answer -> {
            for (int i = 0; i < mine.size(); i++) {
                var asked = mine.get(i);
                if (answer.succeeded()) {
                    var encoded = answer.result().get(i).masked();
                    known.keep(asked.hash, encoded);
                    open.remove(asked.text);
                    asked.answer.complete(encoded);
                } else {
                    open.remove(asked.text);
                    asked.answer.fail(answer.cause());
                }
            }
        });
    }

    private Future<List<Encoded>> start(List<String> texts, long deadline) {
        try {
            return encoder.encode(texts, deadline);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private record Asked(String text, ByteBuffer hash, Promise<Encoded> answer) {}
}
