package io.trustrail.gateway.proxy;

import io.trustrail.gateway.guard.GuardChain;

/**
 * One channel of a reply: its text, and the guards that read it.
 *
 * @param inJson the guards where what is put into the text must be escaped
 */
record ReplyChannel(TextWindow window, GuardChain inText, GuardChain inJson) {

    /** Whether nothing is held back. */
    boolean isEmpty() {
        return window.isEmpty();
    }
}
