package io.trustrail.bench.talk;

import io.trustrail.bench.wire.Ascii;
import java.util.List;

/**
 * A kind of call: what the application asks, and what the vendor answers. The answer repeats the values that the vendor
 * got to see, so a gateway that pseudonymises has something to restore. The messages of all callers are of
 * equal length.
 */
public final class Conversation {

    /** How many callers there are, each with values of their own, where callers call again. */
    public static final int CALLERS = 128;

    /** What stands before and after the three values in the last user message. */
    public static final List<String> ASKED = List.of(
            "My e-mail is ", ", my phone number is ", ", and the card that I paid with is ", ". Please help me.");

    private static final List<String> ANSWERED =
            List.of("Thank you. We will write to ", " and call ", " today. The refund goes back to the card ", ". ");

    /* Nothing here looks like an insult to anybody. */
    private static final List<String> PLAIN = List.of(
            "Thank you for your order, we will write to ",
            " and call ",
            " today. The refund goes back to the card ",
            ". ");

    /* The first sentence has an insult's words and is none: it takes the encoder to tell. */
    private static final List<String> DOUBTFUL = List.of(
            "You are no fool and no liar, and we will write to ",
            " and call ",
            " today. The refund goes back to the card ",
            ". ");

    private static final String FIRST_SENTENCE_END = " today. ";
    private static final String CLOSING =
            "We are sorry that the shade arrived broken, and thank you for the clear description.";

    private static final String SYSTEM = "You answer customers of Stjernlys, a shop for lamps \\u2014 kindly, briefly,"
            + " and only with what the \\\"House rules\\\" say.\\nNever promise a date. Prices are in \u20ac.";

    private static final int SHARE_OF_HISTORY = 4;
    private static final int ROOM_FOR_HISTORY = 2000;
    private static final int STREAM_REQUEST = 1000;

    private final String name;
    private final int requestSize;
    private final boolean personal;
    private final boolean newCallers;
    private final int chunks;
    private final long pauseNanos;
    private final List<String> answered;
    private final String filler;

    private Conversation(String name, int requestSize, int textSize, boolean personal, int chunks, long pauseNanos) {
        this.name = name;
        this.requestSize = requestSize;
        this.personal = personal;
        this.newCallers = false;
        this.chunks = chunks;
        this.pauseNanos = pauseNanos;
        this.answered = ANSWERED;
        this.filler = Prose.answer(textSize - answer(contact(0), "").length());
    }

    private Conversation(String name, List<String> answered, long pauseNanos) {
        this.name = name;
        this.requestSize = STREAM_REQUEST;
        this.personal = true;
        this.newCallers = true;
        this.pauseNanos = pauseNanos;
        this.answered = answered;
        this.filler = CLOSING;
        this.chunks = (expectedText(0).length + ReplyForm.CHUNK_TEXT - 1) / ReplyForm.CHUNK_TEXT;
    }

    /** A JSON reply; request and reply bodies are of about the given size in bytes. */
    public static Conversation json(String name, int size, boolean personal) {
        return new Conversation(name, size, size - ReplyForm.JSON_OVERHEAD, personal, 0, 0);
    }

    /**
     * A streamed reply of chunks of about 20 characters, to a request of 1 KB.
     *
     * @param pauseNanos between two chunks, 0 for all at once
     */
    public static Conversation stream(String name, int chunks, long pauseNanos) {
        return new Conversation(name, STREAM_REQUEST, chunks * ReplyForm.CHUNK_TEXT, true, chunks, pauseNanos);
    }

    /** A streamed reply of three whole sentences, in chunks of about 20 characters, that are plainly harmless. */
    public static Conversation plain(String name, long pauseNanos) {
        return new Conversation(name, PLAIN, pauseNanos);
    }

    /** The same with a harmless first sentence that is not plainly so. */
    public static Conversation doubtful(String name, long pauseNanos) {
        return new Conversation(name, DOUBTFUL, pauseNanos);
    }

    public String name() {
        return name;
    }

    public boolean streamed() {
        return chunks > 0;
    }

    /** Chunks with text in a streamed reply. */
    public int chunks() {
        return chunks;
    }

    public long pauseNanos() {
        return pauseNanos;
    }

    /** Whether each call is made by somebody who never called before, so that no text was read before. */
    public boolean newCallers() {
        return newCallers;
    }

    /** Whether the request holds values that a guard finds. */
    public boolean personal() {
        return personal;
    }

    /** The body of a request, as JSON. */
    public byte[] request(String model, int caller) {
        int room = requestSize - Ascii.bytes(request(model, "", question(caller))).length;
        return Ascii.bytes(
                room < ROOM_FOR_HISTORY
                        ? request(model, "", question(caller) + Prose.question(Math.max(0, room)))
                        : request(
                                model,
                                history(room / SHARE_OF_HISTORY),
                                question(caller) + Prose.question(room / SHARE_OF_HISTORY)));
    }

    private String request(String model, String history, String question) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"system\",\"content\":\"" + SYSTEM + "\"},"
                + history + "{\"role\":\"user\",\"content\":\"" + question + "\"}],"
                + "\"temperature\":0.2,\"max_tokens\":800"
                + (streamed() ? ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}" : "}");
    }

    private static String history(int share) {
        return "{\"role\":\"user\",\"content\":\"" + Prose.question(share) + "\"},"
                + "{\"role\":\"assistant\",\"content\":\"" + Prose.answer(share) + "\"},"
                + "{\"role\":\"user\",\"content\":\"" + Prose.question(share) + "\"},";
    }

    private String question(int caller) {
        var contact = contact(caller);
        return "Hello, " + ASKED.get(0) + contact.email() + ASKED.get(1) + contact.phone() + ASKED.get(2)
                + contact.card() + ASKED.get(3) + " ";
    }

    /** The text that the caller must get back, whatever stood for the values on the way. */
    public byte[] expectedText(int caller) {
        return Ascii.bytes(answer(contact(caller), filler));
    }

    /**
     * The text of the first sentence, with what shows that it has ended: the blank behind it. Replies that begin with a
     * word of thanks have it in their first sentence, as it is too short to be judged alone.
     */
    public String firstSentence(int caller) {
        var text = answer(contact(caller), "");
        return text.substring(0, text.indexOf(FIRST_SENTENCE_END) + FIRST_SENTENCE_END.length());
    }

    /** The number of the chunk that ends the first sentence, if the vendor sees the caller's values as they are. */
    public int firstSentenceChunk() {
        int end = firstSentence(0).length();
        int length = expectedText(0).length;
        int number = 1;
        while (ReplyForm.chunkEnd(length, number, chunks) < end) {
            number++;
        }
        return number;
    }

    /** The parts of the reply's text between which the values stand. */
    public byte[][] answerParts() {
        return new byte[][] {
            Ascii.bytes(answered.get(0)),
            Ascii.bytes(answered.get(1)),
            Ascii.bytes(answered.get(2)),
            Ascii.bytes(answered.get(3) + filler)
        };
    }

    private String answer(Contact contact, String rest) {
        return answered.get(0)
                + contact.email()
                + answered.get(1)
                + contact.phone()
                + answered.get(2)
                + contact.card()
                + answered.get(3)
                + rest;
    }

    private Contact contact(int caller) {
        return personal ? Contact.personal(caller) : Contact.impersonal(caller);
    }
}
