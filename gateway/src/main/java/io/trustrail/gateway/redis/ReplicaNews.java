package io.trustrail.gateway.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What gateways tell each other at once, and would find in the store a little later. A message is a topic and who sent it:
 * what changed is in the store. Thread-safe.
 */
public final class ReplicaNews {

    /** Redis's name for where messages go. */
    static final String CHANNEL = "{trustrail}:news";

    /** What may have changed. */
    public enum Topic {
        CONSENTS,
        KEYS;

        /** As it is in messages and metrics. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Topic> of(String word) {
            return Stream.of(values())
                    .filter(topic -> topic.word().equals(word))
                    .findFirst();
        }
    }

    private final RedisLink mouth;
    private final RedisLink ears;
    private final String sender = UUID.randomUUID().toString();
    private volatile Consumer<Topic> listener = topic -> {};
    private volatile Runnable listening = () -> {};

    /** @param mouth a link that somebody else starts and closes */
    public ReplicaNews(Vertx vertx, RedisLink mouth) {
        this.mouth = mouth;
        this.ears = new RedisLink(vertx, mouth.settings(), "news");
    }

    /**
     * Listens from now on. Completes after the first try to connect, whatever came of it.
     *
     * @param onNews told of messages of other gateways; quick, on any thread
     * @param onListening told whenever listening begins anew: what was told before may have been missed
     */
    public Future<Void> start(Consumer<Topic> onNews, Runnable onListening) {
        listener = onNews;
        listening = onListening;
        ears.listen(this::heard);
        return ears.start(this::subscribe, () -> {});
    }

    private Future<Void> subscribe() {
        return ears.ask(Request.cmd(Command.SUBSCRIBE).arg(CHANNEL)).map(subscribed -> {
            listening.run();
            return null;
        });
    }

    /* ["message", channel, text]; confirmations of subscriptions have other first words. */
    private void heard(Response message) {
        if (message.size() == 3 && "message".equals(message.get(0).toString())) {
            var words = message.get(2).toString().split(" ", 2);
            if (words.length == 2 && !words[0].equals(sender)) {
                Topic.of(words[1]).ifPresent(listener);
            }
        }
    }

    /** Tells the others; those who can't be reached find it in the store. */
    public void tell(Topic topic) {
        if (mouth.isUp()) {
            mouth.run(() -> mouth.ask(Request.cmd(Command.PUBLISH).arg(CHANNEL).arg(sender + " " + topic.word())));
        }
    }

    /** Stops listening. */
    public Future<Void> close() {
        return ears.close();
    }
}
