package io.trustrail.gateway.detect.exfiltration;

/** What becomes of an address in a text that is shown. */
enum Use {
    /** The client asks for it by itself: images, frames, style sheets. */
    FETCHED,
    /** Somebody has to click. */
    FOLLOWED
}
