package io.trustrail.gateway.access;

/**
 * A key that was just made.
 *
 * @param key the key itself: show it once and forget it
 */
public record NewKey(String key, KeyInfo info) {

    /** Never prints the key. */
    @Override
    public String toString() {
        return "NewKey[" + info + "]";
    }
}
