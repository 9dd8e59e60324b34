package io.trustrail.gateway.detect.pii.number;

/** What stands between two groups of digits, or between a group and what comes before it. */
enum Join {
    /** Nothing that joins. */
    NONE,
    SPACE,
    DASH,
    DOT,
    SLASH,
    /** Brackets, or a dash or slash between spaces. */
    BRACKET,
    /** A letter: the digits belong to a word. */
    WORD;

    /** Whether it holds groups together so closely that neither is a number by itself. */
    boolean isTight() {
        return this == DASH || this == DOT || this == SLASH;
    }
}
