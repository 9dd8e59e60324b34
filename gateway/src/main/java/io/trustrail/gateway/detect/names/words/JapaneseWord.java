package io.trustrail.gateway.detect.names.words;

/** The bits of a Japanese dictionary entry; the lowest six are its cost. */
public final class JapaneseWord {

    public static final int HIGHEST_COST = 63;
    public static final int SURNAME = 1 << 6;
    public static final int GIVEN_NAME = 1 << 7;
    public static final int REGION = 1 << 8;
    public static final int ORGANISATION = 1 << 9;
    public static final int NOUN = 1 << 10;
    /** Follows a person's name, such as 様. */
    public static final int AFTER_PERSON = 1 << 11;
    /** Follows a region's name, such as 市. */
    public static final int AFTER_REGION = 1 << 12;

    public static final int SUFFIX = 1 << 13;
    public static final int NUMBER = 1 << 14;
    public static final int OTHER_NAME = 1 << 15;

    private JapaneseWord() {}
}
