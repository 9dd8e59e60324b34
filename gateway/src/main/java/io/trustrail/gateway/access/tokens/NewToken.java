package io.trustrail.gateway.access.tokens;

/**
 * A token that was just made.
 *
 * @param token the token itself: show it once and forget it
 */
public record NewToken(String token, ApiToken info) {

    /** Never prints the token. */
    @Override
    public String toString() {
        return "NewToken[" + info + "]";
    }
}
