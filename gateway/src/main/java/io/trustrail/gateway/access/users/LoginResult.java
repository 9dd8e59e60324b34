package io.trustrail.gateway.access.users;

/** What came of a try to log in. */
public sealed interface LoginResult {

    /** Name and password are right. */
    record Welcome(User user) implements LoginResult {}

    /** Something is wrong. What, only the log knows: unknown name, wrong password, disabled user. */
    record Refused() implements LoginResult {}

    /**
     * Too many failures for this name or from this address. Nothing was looked at, so that the answer tells nothing.
     *
     * @param seconds when to try again, 1 or more
     */
    record Locked(int seconds) implements LoginResult {}

    /** Too many people log in at this moment; nothing was looked at. */
    record Busy() implements LoginResult {}
}
