package io.trustrail.gateway.console.page;

/**
 * A page that says what went wrong.
 *
 * @param title of the page
 * @param sentence what to do about it
 */
public record ErrorView(String title, String sentence) {

    /** What is said to somebody who has not the role that a page is for. */
    public static ErrorView roleMissing(Texts texts, String role) {
        return new ErrorView(texts.say("error.role.title"), texts.say("error.role.sentence", role));
    }

    /** What is said about a status; of those that have no words of their own, what is said about 500. */
    public static ErrorView of(Texts texts, int status) {
        var known = switch (status) {
            case 400, 403, 404, 405, 413, 503 -> status;
            default -> 500;
        };
        return new ErrorView(texts.say("error." + known + ".title"), texts.say("error." + known + ".sentence"));
    }
}
