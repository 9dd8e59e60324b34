package io.trustrail.gateway.dialect;

/** What the value at a text path is to the gateway. */
enum Treatment {
    /** A string that guards read and may edit. */
    TEXT,
    /** A string that holds JSON; guards read the strings in it. */
    JSON,
    /** Free-form JSON: guards read all strings, keys and long numbers in it. */
    TREE,
    /** Read by guards but never altered: a signature covers it. */
    SEALED,
    /** Content that no guard can read. */
    MEDIA,
    /** Content that no guard can read, unless its {@code type} says that it is text. */
    MEDIA_OR_TEXT,
    /** Structure: ids, types, numbers. Not read. */
    SKIP,
    /** Repeats the text in another form, so it can't stay beside a guarded text. */
    ECHO
}
