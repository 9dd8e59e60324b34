package io.trustrail.gateway.access.users;

/**
 * A user that was just made, or given a new password.
 *
 * @param password show it once and forget it
 */
public record NewUser(User user, String password) {

    /** Never prints the password. */
    @Override
    public String toString() {
        return "NewUser[" + user + "]";
    }
}
