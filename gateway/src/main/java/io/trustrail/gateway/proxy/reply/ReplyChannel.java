package io.trustrail.gateway.proxy.reply;

import io.trustrail.gateway.guard.GuardChain;
import io.trustrail.gateway.proxy.text.TextWindow;
import io.trustrail.gateway.proxy.text.Transcript;
import org.jspecify.annotations.Nullable;

/**
 * One channel of a reply: its text, and the guards that read it.
 *
 * @param inJson the guards where what is put into the text must be escaped
 * @param part what people may review of it, if they may
 */
record ReplyChannel(TextWindow window, GuardChain inText, GuardChain inJson, Transcript.@Nullable Part part) {

    /** Whether nothing is held back. */
    boolean isEmpty() {
        return window.isEmpty();
    }
}
