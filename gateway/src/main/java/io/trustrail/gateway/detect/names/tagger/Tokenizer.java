package io.trustrail.gateway.detect.names.tagger;

import io.trustrail.gateway.detect.names.words.Hash;
import io.trustrail.gateway.detect.names.words.Kind;
import io.trustrail.gateway.detect.names.words.Lexicon;
import io.trustrail.gateway.detect.names.words.Words;
import io.trustrail.gateway.detect.scan.Chars;

/** Fills {@link Tokens}, and looks them up. */
final class Tokenizer {

    private static final int SHORT_AFFIX = 2;

    private final Tokens tokens;
    private final Words words;
    private final String text;
    private final int length;
    private boolean japanese;

    Tokenizer(Tokens tokens, Words words) {
        this.tokens = tokens;
        this.words = words;
        this.text = tokens.text;
        this.length = tokens.length;
    }

    void read(int from) {
        for (int at = from; at < length; ) {
            byte kind = Kind.of(text.charAt(at));
            at = switch (kind) {
                case Kind.BLANK -> at + 1;
                case Kind.LOWER -> word(at);
                case Kind.NUMBER, Kind.KATAKANA -> run(at, kind);
                default -> single(at, kind);
            };
        }
        for (int token = 0; token < tokens.count; token++) {
            lookUp(token);
        }
        if (japanese) {
            tokens.before = new byte[tokens.count];
            tokens.after = new byte[tokens.count];
            new HanRuns(tokens, words.han()).read();
        }
    }

    private int single(int at, byte kind) {
        japanese |= Kind.isCharacter(kind);
        tokens.add(at, at + 1, Hash.end(Hash.step(Hash.SEED, text.charAt(at))), kind);
        return at + 1;
    }

    private int run(int from, byte kind) {
        int hash = Hash.SEED;
        int at = from;
        while (at < length && Kind.of(text.charAt(at)) == kind) {
            hash = Hash.step(hash, text.charAt(at++));
        }
        tokens.add(from, at, Hash.end(hash), at - from > Tokens.LONGEST_WORD ? Kind.JUNK : kind);
        return at;
    }

    private int word(int from) {
        int hash = Hash.SEED;
        int capitals = 0;
        int at = from;
        for (; at < length && Kind.of(text.charAt(at)) == Kind.LOWER; at++) {
            char c = text.charAt(at);
            hash = Hash.step(hash, c);
            capitals += isCapital(c) ? 1 : 0;
        }
        byte kind = at - from > Tokens.LONGEST_WORD || isJunk(from, at, capitals)
                ? Kind.JUNK
                : shape(capitals, at - from, isCapital(text.charAt(from)));
        tokens.add(from, at, Hash.end(hash), kind);
        return at;
    }

    private static boolean isCapital(char c) {
        return c < 128 ? Chars.isAsciiUpper(c) : Character.isUpperCase(c);
    }

    private static byte shape(int capitals, int length, boolean first) {
        if (capitals == 0) {
            return Kind.LOWER;
        }
        if (capitals == length) {
            return length == 1 ? Kind.INITIAL : Kind.UPPER;
        }
        return first && capitals == 1 ? Kind.CAPITALISED : Kind.MIXED;
    }

    /* Parts of addresses, handles, file names, identifiers and keys, told by the characters right beside them. */
    private boolean isJunk(int from, int to, int capitals) {
        char left = at(from - 1);
        char right = at(to);
        boolean mention = left == ' ' && at(from - 2) == '@';
        return left == '@'
                || left == '_'
                || left == '\\'
                || (right == '_' && !mention)
                || (right == '@' && Chars.isWord(at(to + 1)))
                || (left == '/' && at(from - 2) == '/')
                || (right == ':' && at(to + 1) == '/' && at(to + 2) == '/')
                || (right == '(' && capitals < to - from && !isCapital(text.charAt(from)))
                || isKey(right, to)
                || isDotted(from, to, left, right)
                || (isCode(from, to, left, right) && !mention);
    }

    private boolean isKey(char right, int to) {
        return (right == '"' || right == '\'') && at(to + 1) == ':';
    }

    private boolean isDotted(int from, int to, char left, char right) {
        boolean small = !isCapital(text.charAt(from));
        return (small && left == '.' && Chars.isAsciiAlphanumeric(at(from - 2)) && to - from > 1)
                || (right == '.' && to - from > 1 && Chars.isAsciiLetter(at(to + 1)) && !isCapital(at(to + 1)));
    }

    private static boolean isAsciiDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean isCode(int from, int to, char left, char right) {
        return (isAsciiDigit(left) || isAsciiDigit(right)) && to - from > SHORT_AFFIX;
    }

    private char at(int index) {
        return index >= 0 && index < length ? text.charAt(index) : ' ';
    }

    private void lookUp(int token) {
        int kind = tokens.kind[token];
        if (kind == Kind.HAN || kind == Kind.JUNK) {
            return;
        }
        if (kind == Kind.HIRAGANA) {
            tokens.clues[token] = words.spaced().bits(tokens.trigram(token)) & Lexicon.PLAIN;
            return;
        }
        int bits = words.spaced().bits(tokens.hash[token]);
        tokens.clues[token] =
                kind == Kind.LOWER || kind == Kind.PUNCTUATION || kind == Kind.NEWLINE ? bits : bits & ~Lexicon.PLAIN;
    }
}
