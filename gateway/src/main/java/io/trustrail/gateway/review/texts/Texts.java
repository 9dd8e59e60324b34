package io.trustrail.gateway.review.texts;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trustrail.gateway.review.Content;
import io.trustrail.gateway.review.Submission;
import io.trustrail.gateway.review.item.Verdict;
import io.trustrail.gateway.seal.KeyDestroyed;
import io.trustrail.gateway.seal.SubjectSeal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Seals and opens the texts of reviews. What tokens stand for lies apart from the texts that they are in. */
public final class Texts {

    /** Kinds of texts, as the store names them. */
    public static final String OPINION = "opinion";

    public static final String DECISION = "decision";

    private static final String SUBJECT = "subject";
    private static final String CONTENT = "content";
    private static final String VALUES = "values";

    /** What was hidden from people only. */
    public static final String HIDDEN = "hidden";

    private static final String DRAFT = "draft/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SubjectSeal seal;

    public Texts(SubjectSeal seal) {
        this.seal = seal;
    }

    /** The kind of a person's draft. */
    public static String draft(String person) {
        return DRAFT + person;
    }

    /** Whom a submission is about. */
    public static Owner owner(Submission submission) {
        var from = submission.provenance();
        return new Owner(from.tenant(), from.subject(), submission.call());
    }

    /** What stands for the person in records; empty if there is none. */
    public String number(Owner owner) {
        return owner.subject().isEmpty() ? "" : seal.number(owner.whom());
    }

    /**
     * The texts of a new review, sealed, by kind.
     *
     * @param masked what people read of the submission
     */
    public Map<String, byte[]> seal(String review, Submission submission, Masking.Masked<Content> masked) {
        var owner = owner(submission);
        var content = masked.what();
        var read = new Content(content.conversation(), content.answer(), content.marks(), Map.of(), content.envelope());
        var texts = new LinkedHashMap<String, byte[]>();
        var subject = owner.subject().getBytes(StandardCharsets.UTF_8);
        texts.put(SUBJECT, seal.seal(owner.withoutSubject().whom(), context(review, SUBJECT), subject));
        texts.put(CONTENT, seal.seal(owner.whom(), context(review, CONTENT), json(read)));
        texts.put(VALUES, seal.seal(owner.whom(), context(review, VALUES), json(content.values())));
        texts.put(HIDDEN, seal(owner, review, HIDDEN, masked.hidden()));
        return texts;
    }

    public byte[] seal(Owner owner, String review, String kind, Verdict verdict) {
        return seal.seal(owner.whom(), context(review, kind), json(verdict));
    }

    public byte[] seal(Owner owner, String review, String kind, Map<String, String> texts) {
        return seal.seal(owner.whom(), context(review, kind), json(texts));
    }

    /**
     * Whom a review is about.
     *
     * @param sealed its texts, by kind
     * @throws ContentErased if they are gone
     */
    public Owner owner(String tenant, String call, String review, Map<String, byte[]> sealed) {
        var nobody = new Owner(tenant, "", call);
        var subject = open(nobody, review, SUBJECT, require(sealed, SUBJECT));
        return new Owner(tenant, new String(subject, StandardCharsets.UTF_8), call);
    }

    /** Conversation and answer, without what tokens stand for. */
    public Content content(Owner owner, String review, Map<String, byte[]> sealed) {
        return read(open(owner, review, CONTENT, require(sealed, CONTENT)), new TypeReference<Content>() {});
    }

    /** What the call's tokens stand for. */
    public Map<String, String> values(Owner owner, String review, Map<String, byte[]> sealed) {
        return texts(owner, review, VALUES, require(sealed, VALUES));
    }

    /** What the tokens stand for that are in the place of values for people only. */
    public Map<String, String> hidden(Owner owner, String review, Map<String, byte[]> sealed) {
        var hidden = sealed.get(HIDDEN);
        // A review of an earlier version has none.
        return hidden == null ? Map.of() : texts(owner, review, HIDDEN, hidden);
    }

    /** What a person typed and did not send; empty if nothing. */
    public Map<String, String> draft(Owner owner, String review, String person, Map<String, byte[]> sealed) {
        var draft = sealed.get(draft(person));
        return draft == null ? Map.of() : texts(owner, review, draft(person), draft);
    }

    /** The verdict of this kind, if there is one. */
    public Optional<Verdict> verdict(Owner owner, String review, String kind, Map<String, byte[]> sealed) {
        var verdict = sealed.get(kind);
        return verdict == null
                ? Optional.empty()
                : Optional.of(read(open(owner, review, kind, verdict), new TypeReference<>() {}));
    }

    private Map<String, String> texts(Owner owner, String review, String kind, byte[] sealed) {
        return read(open(owner, review, kind, sealed), new TypeReference<LinkedHashMap<String, String>>() {});
    }

    private byte[] open(Owner owner, String review, String kind, byte[] sealed) {
        try {
            return seal.open(owner.whom(), context(review, kind), sealed);
        } catch (KeyDestroyed e) {
            throw new ContentErased();
        }
    }

    private static byte[] require(Map<String, byte[]> sealed, String kind) {
        var text = sealed.get(kind);
        if (text == null) {
            throw new ContentErased();
        }
        return text;
    }

    private static String context(String review, String kind) {
        return "review/" + review + "/" + kind;
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new IllegalStateException("records can be written", e);
        }
    }

    /* The parser's message would quote the text. */
    private static <T> T read(byte[] json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "a sealed text has another form: " + e.getClass().getSimpleName());
        }
    }
}
