package io.trustrail.gateway.detect.names.words;

/**
 * The dictionaries that tokens are looked up in.
 *
 * @param spaced words of scripts that write spaces, katakana words, punctuation, and hiragana in context
 * @param han Japanese words in Han characters and hiragana names, with the bits that {@link JapaneseWord} names
 */
public record Words(Lexicon spaced, Lexicon han) {}
