package io.trustrail.gateway.detect.pii.context;

import java.util.List;

/** Something that a value can be, and the words that say so. Compared by identity. */
public final class Topic {

    private final List<String> words;
    private final boolean claiming;

    private Topic(String words, boolean claiming) {
        this.words = List.of(words.split(",\\s*", -1));
        this.claiming = claiming;
    }

    /**
     * A topic whose words rule out that a value near them is of another topic.
     *
     * @param words separated by commas; a blank stands for a blank, a dash or an underscore, a star for any rest of the word
     */
    public static Topic of(String words) {
        return new Topic(words, true);
    }

    /** A topic whose words leave open what else a value near them may be. */
    public static Topic hint(String words) {
        return new Topic(words, false);
    }

    List<String> words() {
        return words;
    }

    boolean isClaiming() {
        return claiming;
    }
}
