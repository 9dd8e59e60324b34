package io.trustrail.gateway.dialect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A message of a dialect: its bytes, the texts in it, and what shall stand in their place. Everything that nobody replaces
 * stays byte for byte. Used by one thread at a time.
 */
public final class Message {

    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NUMBER = 19;

    private final Document document;
    private final List<TextSpan> texts;
    private final List<Fact> facts;
    private final List<String> media;
    private final List<int[]> echoes;
    private boolean echoesDropped;

    Message(Document document, List<TextSpan> texts, List<Fact> facts, List<String> media, List<int[]> echoes) {
        this.document = document;
        this.texts = texts;
        this.facts = facts;
        this.media = media;
        this.echoes = echoes;
    }

    /** All texts, those inside JSON strings too, in the order in which they stand. */
    public List<TextSpan> texts() {
        return texts;
    }

    public List<Fact> facts() {
        return facts;
    }

    /** The first fact at a path. */
    public Optional<Fact> fact(String path) {
        for (var fact : facts) {
            if (fact.path().equals(path)) {
                return Optional.of(fact);
            }
        }
        return Optional.empty();
    }

    /** Whether there is a value at a path, other than null. */
    boolean has(String path) {
        return fact(path).filter(fact -> fact.kind() != Fact.Kind.NULL).isPresent();
    }

    /** The first string at a path; empty if there is none. */
    public String string(String path) {
        return fact(path)
                .filter(fact -> fact.kind() == Fact.Kind.STRING)
                .map(Fact::value)
                .orElse("");
    }

    /** Whether the value at a path is {@code true}. */
    public boolean isTrue(String path) {
        return fact(path).filter(fact -> fact.value().equals("true")).isPresent();
    }

    /** The whole number at a path, -1 if there is none. */
    public long number(String path) {
        return fact(path)
                .filter(fact -> fact.kind() == Fact.Kind.NUMBER)
                .map(fact -> whole(fact.value()))
                .orElse(-1L);
    }

    private static long whole(String digits) {
        if (digits.length() >= LONGEST_NUMBER) {
            return -1;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return -1;
            }
        }
        return Long.parseLong(digits);
    }

    /** Kinds of content in it that no guard can read, such as {@code image}. */
    public List<String> media() {
        return media;
    }

    /** Puts null in place of what repeats the text in another form: token log-probabilities. */
    public void dropEchoes() {
        if (!echoesDropped) {
            echoesDropped = true;
            echoes.forEach(range -> document.patch(range[0], range[1], NULL));
        }
    }

    /** The JSON of each echo. */
    List<byte[]> echoes() {
        return echoes.stream()
                .map(range -> Arrays.copyOfRange(bytes(), range[0], range[1]))
                .toList();
    }

    /** A string in the place of a fact's value. */
    public static Splice string(Fact fact, String value) {
        return new Splice(fact.start(), fact.end(), Json.quote(value));
    }

    /** The bytes of the first string, number, boolean or null at a path. */
    public Optional<String> scalar(String path) {
        return fact(path).filter(fact -> fact.kind() != Fact.Kind.STRUCTURE).map(this::raw);
    }

    private String raw(Fact fact) {
        return new String(document.bytes(), fact.start(), fact.end() - fact.start(), StandardCharsets.UTF_8);
    }

    /** Whether the object that starts with a fact has no members. */
    boolean isEmptyObject(Fact object) {
        return next(object.end()) == '}';
    }

    /** Whether the value at a path is an array without elements. */
    boolean isEmptyArray(String path) {
        return fact(path)
                .filter(array -> bytes()[array.start()] == '[' && next(array.end()) == ']')
                .isPresent();
    }

    private byte next(int offset) {
        int at = offset;
        while (at < bytes().length - 1 && bytes()[at] <= ' ') {
            at++;
        }
        return bytes()[at];
    }

    private byte[] bytes() {
        return document.bytes();
    }

    /** A new member at the start of the message, which has others already. */
    Splice member(String member) {
        int open = 0;
        while (bytes()[open] != '{') {
            open++;
        }
        return new Splice(open + 1, open + 1, member + ",");
    }

    /** The message with all that was replaced; the original array if nothing was. */
    public byte[] toBytes() {
        return document.toBytes();
    }

    /** Whether these are the bytes that came. */
    public boolean isOriginal(byte[] candidate) {
        return candidate == document.bytes();
    }

    /** The same with some more splices, which are not kept. */
    public byte[] toBytesWith(List<Splice> splices) {
        return document.toBytesWith(splices);
    }

    /** What a scanner collects. */
    static final class Builder {
        private final Document document;
        private final List<TextSpan> texts = new ArrayList<>();
        private final List<Fact> facts = new ArrayList<>();
        private final List<String> media = new ArrayList<>(0);
        private final List<int[]> echoes = new ArrayList<>(0);

        Builder(byte[] bytes) {
            this.document = new Document(bytes);
        }

        Document document() {
            return document;
        }

        void text(Document owner, TextSpan text) {
            owner.add(text);
            texts.add(text);
        }

        /** Takes over the texts of a document inside a string of this one. */
        void adopt(Builder inner) {
            texts.addAll(inner.texts);
        }

        void fact(Fact fact) {
            facts.add(fact);
        }

        void media(String kind) {
            if (!media.contains(kind)) {
                media.add(kind);
            }
        }

        void echo(int start, int end) {
            echoes.add(new int[] {start, end});
        }

        Message build() {
            return new Message(document, texts, facts, media, echoes);
        }
    }
}
