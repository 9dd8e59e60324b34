package io.trustrail.gateway.access.naming;

/** What a person may be called, as a user of the console or a holder of a token: the same name means the same person. */
public final class PersonName {

    private static final int LONGEST = 64;
    private static final String EXTRAS = "._@+-";

    private PersonName() {}

    /**
     * Checks a name.
     *
     * @throws IllegalArgumentException that says what a name may look like, if this one doesn't
     */
    public static void require(String name) {
        boolean sound = !name.isEmpty()
                && name.length() <= LONGEST
                && name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || EXTRAS.indexOf(c) >= 0);
        if (!sound) {
            throw new IllegalArgumentException(
                    "the name must have 1 to " + LONGEST + " characters: letters, digits and any of " + EXTRAS);
        }
    }
}
