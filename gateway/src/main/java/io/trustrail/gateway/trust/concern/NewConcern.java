package io.trustrail.gateway.trust.concern;

import java.util.Optional;

/**
 * A concern as it comes. Prints without its texts.
 *
 * @param tenant of the application; {@code default} for the public form
 * @param application that passed it on; empty for the public form
 * @param call that it is about, or empty
 * @param subject number of the person whom it is about, or empty
 * @param text up to {@link ConcernDesk#LONGEST} characters
 * @param contact how to reach its author, or empty
 */
public record NewConcern(
        String tenant,
        String application,
        String call,
        String subject,
        Category category,
        String text,
        Optional<String> contact) {

    @Override
    public String toString() {
        return "NewConcern[" + category + ", " + text.length() + " chars]";
    }
}
