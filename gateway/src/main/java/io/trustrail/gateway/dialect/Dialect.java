package io.trustrail.gateway.dialect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * One vendor API: tables of where its messages carry text, and how it names errors and ends streams. Stateless.
 *
 * <p>To add a dialect, write its tables; nothing else in the gateway knows it.
 */
public abstract sealed class Dialect permits OpenAiChat, AnthropicMessages {

    private static final ObjectMapper TREES = new ObjectMapper();
    private static final List<String> OF_STREAMS = List.of("stream", "stream_options");

    private final String id;
    private final String path;
    private final TextTable prompt;
    private final TextTable reply;
    private final TextTable event;

    Dialect(String id, String path, TextTable prompt, TextTable reply, TextTable event) {
        this.id = id;
        this.path = path;
        this.prompt = prompt;
        this.reply = reply;
        this.event = event;
    }

    /** As policies name it. */
    public String id() {
        return id;
    }

    /** The path that both the gateway and the vendor serve it at. */
    public String path() {
        return path;
    }

    /**
     * Reads a request.
     *
     * @throws MalformedMessage if it can't be read
     */
    public Message prompt(byte[] body) {
        var message = MessageScanner.scan(prompt, body);
        if (message.fact("messages").isEmpty()) {
            throw new MalformedMessage("messages", "is missing");
        }
        return message;
    }

    /**
     * Reads a whole reply.
     *
     * @throws MalformedMessage if it can't be read
     */
    public Message reply(byte[] body) {
        return MessageScanner.scan(reply, body);
    }

    /**
     * Reads the data of one event of a streamed reply.
     *
     * @throws MalformedMessage if it can't be read
     */
    public Message event(byte[] data) {
        return MessageScanner.scan(event, data);
    }

    /** Whether event data that isn't JSON marks the end of the stream. */
    public abstract boolean isEnd(byte[] data);

    /** Whether a request wants its reply as a stream. */
    public boolean wantsStream(Message prompt) {
        return prompt.isTrue("stream");
    }

    /** Whether a request wants its answer as JSON text. */
    public abstract boolean wantsJson(Message prompt);

    /** What makes a streamed reply tell token counts; empty if the request asks for them already, or they come anyway. */
    public abstract Optional<Splice> askUsage(Message prompt);

    /**
     * Whether a request may be asked once more beside itself: not if it has tools, with which a model may act, nor if it
     * wants several answers.
     */
    public abstract boolean canAskAgain(Message prompt);

    /**
     * A request that asks for its answer once more, and whole.
     *
     * @param sent the request as it goes out, which {@link #canAskAgain} has let pass
     */
    public static byte[] askingAgain(byte[] sent) {
        try {
            var request = (ObjectNode) TREES.readTree(sent);
            return TREES.writeValueAsBytes(request.without(OF_STREAMS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether an event of a stream only tells token counts that {@link #askUsage} asked for. */
    public abstract boolean isOnlyUsage(Message event);

    /** What makes a reply tell log-probabilities; empty if the request asks for them already, or no request can. */
    public Optional<Splice> askLogprobs(Message prompt) {
        return Optional.empty();
    }

    /** Gives the natural logarithm of each token's probability, of those that a reply or an event tells. */
    public void logprobs(Message reply, DoubleConsumer each) {}

    /** Why the model stopped, if a reply or an event tells: of several choices the worst. */
    public abstract Optional<Finish> finish(Message reply);

    /** Whether a reply or an event reports a failure. */
    public abstract boolean isError(Message reply);

    /** The tokens that a reply or an event counts. */
    public abstract Usage usage(Message reply);

    /** How much answer a request asks for. */
    public abstract Asking asking(Message prompt);

    /**
     * Notes what an event tells about the stream. Returns the indexes of the choices or blocks that end with it, once it is
     * {@linkplain StreamState#delivered delivered}.
     */
    public abstract List<Integer> follow(Message event, StreamState state);

    /** Whether the stream has come to a proper end. */
    public abstract boolean isComplete(StreamState state);

    /** An event that carries more text of a channel. */
    public abstract byte[] piece(Channel channel, String text, StreamState state);

    /** The events that end a stream as a filtered one, with all open choices or blocks closed; the last of all. */
    public abstract byte[] filteredEnd(StreamState state);

    /** A whole reply that says that the answer was filtered, in the place of one that was not delivered. */
    public abstract byte[] filteredReply(Message reply, String sentence);

    /** A whole reply that says a sentence of ours in the place of the answer. */
    public abstract byte[] answer(Message reply, String sentence);

    /** A whole stream that says a sentence of ours in the place of the answer; nothing of it was delivered. */
    public abstract byte[] answerStream(StreamState state, String sentence);

    /** The key that an application presents, in the header that this dialect's clients use; empty if there is none. */
    public abstract String key(MultiMap headers);

    /** The body of an error. */
    public abstract byte[] error(ErrorShape error);

    /** An event that tells an error in the middle of a stream. */
    public abstract byte[] errorEvent(ErrorShape error);

    /** Headers of a request that go on to the vendor. */
    public abstract List<String> forwardedHeaders();

    /** A list of models, as {@code GET /v1/models} gives it. */
    public abstract byte[] models(List<String> names);

    /** One model, as {@code GET /v1/models/ID} gives it. */
    public abstract byte[] model(String name);
}
