package io.trustrail.gateway.detect.language;

/**
 * What language a text seems to be in.
 *
 * @param language ISO 639-1 code; empty if it can't be told, {@value #OTHER} for none that is known here
 * @param confidence 0 to 1; 0 if it can't be told
 */
public record Guess(String language, double confidence) {

    /** Stands for a language of which nothing but that it is none of the known ones can be told. */
    public static final String OTHER = "other";

    static final Guess UNKNOWN = new Guess("", 0);

    /** Whether there was enough to tell. */
    public boolean isKnown() {
        return !language.isEmpty();
    }
}
