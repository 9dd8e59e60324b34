package io.trustrail.gateway.console.login;

/**
 * The form for the login.
 *
 * @param problem what was wrong with the last try; empty before the first
 * @param name what was typed
 * @param next where to go after it
 * @param vouched whether an identity provider can be asked instead
 */
public record LoginView(String problem, String name, String next, boolean vouched) {

    public boolean hasProblem() {
        return !problem.isEmpty();
    }
}
