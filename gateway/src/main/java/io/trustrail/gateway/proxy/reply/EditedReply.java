package io.trustrail.gateway.proxy.reply;

import io.trustrail.gateway.dialect.Dialect;
import io.trustrail.gateway.dialect.Message;
import io.trustrail.gateway.proxy.text.Transcript;
import io.trustrail.gateway.sse.SseEvent;
import io.trustrail.gateway.sse.SseParser;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A reply with other texts than the model's: everything else stays byte for byte.
 *
 * @param texts what shall stand there, by the names that {@link Transcript} gives
 */
record EditedReply(Dialect dialect, Map<String, String> texts) {

    /** A whole reply. */
    Buffer whole(Message message) {
        for (int i = 0; i < message.texts().size(); i++) {
            var text = texts.get(Transcript.name(i));
            if (text != null) {
                message.texts().get(i).replace(text);
                message.dropEchoes();
            }
        }
        return Buffer.buffer(message.toBytes());
    }

    /** The events of a stream: the first of a text carries all of it, the others nothing. */
    Buffer events(Buffer events) {
        var parser = new SseParser(Integer.MAX_VALUE);
        var all = new ArrayList<>(parser.feed(events.getBytes()));
        all.addAll(parser.end());
        var written = new HashSet<String>();
        var out = Buffer.buffer(events.length());
        for (var event : all) {
            boolean plain = !event.hasData() || dialect.isEnd(event.data());
            out.appendBytes(plain ? event.raw() : event(event, written));
        }
        return out;
    }

    private byte[] event(SseEvent event, Set<String> written) {
        var message = dialect.event(event.data());
        for (var span : message.texts()) {
            var name = span.isStreamed() ? Transcript.name(span.channel()) : "";
            var text = texts.get(name);
            if (text != null) {
                span.replace(written.add(name) ? text : "");
                message.dropEchoes();
            }
        }
        var bytes = message.toBytes();
        return message.isOriginal(bytes) ? event.raw() : event.withData(bytes);
    }
}
