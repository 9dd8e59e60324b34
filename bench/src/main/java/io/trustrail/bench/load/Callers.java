package io.trustrail.bench.load;

import io.trustrail.bench.talk.Conversation;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who makes the next call. Where each call needs a caller who never called before, it is a new one in all loads of the
 * process, since subjects outlive a load and remember what they read.
 */
final class Callers {

    private static final AtomicInteger NEW_CALLERS = new AtomicInteger();

    private final Target target;
    private final Conversation conversation;
    private final Call[] again;
    private int number;

    Callers(Target target, Conversation conversation) {
        this.target = target;
        this.conversation = conversation;
        again = new Call[conversation.newCallers() ? 0 : Conversation.CALLERS];
        for (int i = 0; i < again.length; i++) {
            again[i] = call(i);
        }
    }

    Call next() {
        return again.length == 0 ? call(NEW_CALLERS.getAndIncrement()) : again[number++ % again.length];
    }

    private Call call(int caller) {
        return new Call(target.request(conversation, caller), conversation.expectedText(caller));
    }

    /** What a caller sends, and the text that must come back. */
    static final class Call {

        static final Call NONE = new Call(ByteBuffer.allocate(0), new byte[0]);

        private final ByteBuffer request;
        private final byte[] text;
        private final int hash;

        private Call(ByteBuffer request, byte[] text) {
            this.request = request;
            this.text = text;
            this.hash = SseReader.hash(0, text, 0, text.length);
        }

        ByteBuffer request() {
            return request.rewind();
        }

        byte[] text() {
            return text;
        }

        int hash() {
            return hash;
        }
    }
}
