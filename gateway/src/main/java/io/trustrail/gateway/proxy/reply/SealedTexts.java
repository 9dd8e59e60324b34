package io.trustrail.gateway.proxy.reply;

import io.trustrail.gateway.dialect.Channel;
import io.trustrail.gateway.dialect.TextSpan;
import io.trustrail.gateway.proxy.text.Transcript;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Streams of text that nobody may change, such as what a model thought under its vendor's signature. Each piece is guarded
 * by itself before it goes on as it came; what people read of it, and what is kept, is the one text that the pieces make, so
 * that a value in two pieces is masked there. Used by one thread at a time.
 */
final class SealedTexts {

    private final ReplyGuard pieces;
    private final ReplyGuard texts;
    private final Map<Channel, ReplyChannel> open = new LinkedHashMap<>();

    SealedTexts(ReplyGuard guard) {
        this.pieces = guard.ofSealedPieces();
        this.texts = guard.ofSealedTexts();
    }

    /** Fails with {@link ReplyBlocked} if it may not go on. */
    Future<Void> piece(TextSpan span) {
        return pieces.whole(span, "").compose(v -> {
            var channel = open.computeIfAbsent(span.channel(), c -> texts.channel(Transcript.name(c), span.origin()));
            return texts.pass(channel, span.text(), false).mapEmpty();
        });
    }

    /** The texts of these channels are complete. */
    Future<Void> end(Predicate<Channel> ended) {
        Future<Void> done = Future.succeededFuture();
        for (var channel : List.copyOf(open.keySet())) {
            var text = ended.test(channel) ? open.remove(channel) : null;
            if (text != null) {
                done = done.compose(v -> texts.pass(text, "", true).mapEmpty());
            }
        }
        return done;
    }
}
