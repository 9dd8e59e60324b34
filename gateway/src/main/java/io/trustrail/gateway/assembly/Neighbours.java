package io.trustrail.gateway.assembly;

import io.micrometer.core.instrument.MeterRegistry;
import io.trustrail.gateway.redis.RedisLink;
import io.trustrail.gateway.redis.ReplicaNews;
import io.trustrail.gateway.redis.ReplicaNews.Topic;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The other gateways on the same Redis, which hear at once of what this one changed. Without Redis there are none; then, and
 * whenever a message is lost, they find it in the store when they look by themselves.
 */
final class Neighbours {

    private final @Nullable ReplicaNews news;
    private final MeterRegistry registry;
    private volatile Map<Topic, Runnable> looks = Map.of();

    /** @param link to Redis, which somebody else starts and closes; null without Redis */
    Neighbours(Vertx vertx, @Nullable RedisLink link, MeterRegistry registry) {
        this.news = link == null ? null : new ReplicaNews(vertx, link);
        this.registry = registry;
    }

    /**
     * Listens from now on.
     *
     * @param looks what looks into the store for changes of others; quick, on any thread
     */
    Future<Void> start(Map<Topic, Runnable> looks) {
        this.looks = Map.copyOf(looks);
        return news == null
                ? Future.succeededFuture()
                : news.start(this::heard, () -> looks.values().forEach(Runnable::run));
    }

    private void heard(Topic topic) {
        count(topic, "heard");
        look(topic);
    }

    private void look(Topic topic) {
        looks.getOrDefault(topic, () -> {}).run();
    }

    /** Tells the others that there may be something new for them. */
    void tell(Topic topic) {
        if (news != null) {
            news.tell(topic);
            count(topic, "told");
        }
    }

    /** The same, and looks here, too: another process has changed it. */
    void tellAll(Topic topic) {
        look(topic);
        tell(topic);
    }

    private void count(Topic topic, String way) {
        registry.counter("trustrail.replica.news", "topic", topic.word(), "way", way)
                .increment();
    }

    Future<Void> close() {
        return news == null ? Future.succeededFuture() : news.close();
    }
}
