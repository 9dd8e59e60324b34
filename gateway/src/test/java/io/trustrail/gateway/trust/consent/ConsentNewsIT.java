package io.trustrail.gateway.trust.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalOptions;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.RedisProcess;
import io.trustrail.gateway.it.tls.TlsFront;
import io.trustrail.gateway.policy.trust.Purpose;
import io.trustrail.gateway.redis.RedisLink;
import io.trustrail.gateway.redis.RedisSettings;
import io.trustrail.gateway.redis.ReplicaNews;
import io.trustrail.gateway.redis.ReplicaNews.Topic;
import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.store.Store;
import io.trustrail.gateway.trust.consent.Consent.State;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas that never look by themselves: what they know of each other's changes is from messages. */
@Timeout(60)
class ConsentNewsIT {

    private static final Subject ANN = Subject.person("t", "ann");
    private static final Duration NEVER = Duration.ofDays(1);
    private static final String PASSWORD = "not-a-secret";

    @TempDir
    private Path data;

    private final Vertx vertx = Vertx.vertx();
    private final RedisProcess redis = RedisProcess.running("requirepass " + PASSWORD);
    private TlsFront front;
    private Replica one;
    private Replica two;

    private record Replica(Store store, Journal journal, Consents consents, RedisLink link, ReplicaNews news) {

        static Replica open(Vertx vertx, Path data, String name, RedisSettings settings) throws IOException {
            var store = Store.open(data);
            var seal = SubjectSeal.open(store, KeysetSource.of(data, Map.of()), Clock.systemUTC());
            var journal = Journal.open(vertx, data.resolve(name), JournalOptions.DEFAULT);
            var consents = new Consents(vertx, store, seal, journal, Clock.systemUTC(), NEVER);
            consents.changes();
            var link = new RedisLink(vertx, settings, "test");
            var news = new ReplicaNews(vertx, link);
            consents.telling(() -> news.tell(Topic.CONSENTS));
            Await.result(link.start(Future::succeededFuture, () -> {}));
            Await.result(news.start(topic -> consents.look(), consents::look));
            return new Replica(store, journal, consents, link, news);
        }

        void say(State state) {
            var said = new Consents.Statement(Map.of(Purpose.ANSWERING, state), "test", "v1", "somebody");
            Await.result(consents.put("t", "ann", said));
        }

        boolean answersAnn() {
            return Await.result(consents.of(ANN)).isGranted(Purpose.ANSWERING);
        }

        void close() {
            Await.result(news.close());
            Await.result(link.close());
            Await.result(journal.close());
            store.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        front = TlsFront.before(vertx, redis.port(), data);
        var settings = settings(PASSWORD, front.authority());
        one = Replica.open(vertx, data, "one", settings);
        two = Replica.open(vertx, data, "two", settings);
    }

    private RedisSettings settings(String password, Path authority) {
        var environment = Map.of(
                "TRUSTRAIL_REDIS_URL",
                "rediss://127.0.0.1:" + front.port(),
                "TRUSTRAIL_REDIS_PASSWORD",
                password,
                "TRUSTRAIL_REDIS_CA",
                authority.toString(),
                "TRUSTRAIL_REDIS_TIMEOUT",
                "5000");
        return RedisSettings.from(environment).orElseThrow();
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        Await.result(vertx.close());
        redis.close();
    }

    @Test
    void whatIsWithdrawnOnOneIsWithdrawnOnTheOtherByMessage() {
        one.say(State.GRANTED);
        Await.until("the other hears of it", two::answersAnn);

        one.say(State.WITHDRAWN);

        Await.until("the other hears of it", () -> !two.answersAnn());
    }

    @Test
    void whatWasSaidWhileRedisWasGoneIsLookedForWhenItIsBack() {
        one.say(State.GRANTED);
        Await.until("the other hears of it", two::answersAnn);

        redis.stop();
        Await.until("one sees the end of Redis", () -> !one.link().isUp());
        one.say(State.WITHDRAWN);
        assertThat(two.answersAnn()).as("nobody told it").isTrue();
        redis.start();

        Await.until("the other looks", () -> !two.answersAnn());
        Await.until("one is back", () -> one.link().isUp());
        one.say(State.GRANTED);
        Await.until("the other hears of it", two::answersAnn);
    }

    @Test
    void nobodyConnectsWithAWrongPasswordOrToAStranger() throws Exception {
        var stranger = Files.createDirectory(data.resolve("stranger"));
        var other = TlsFront.before(vertx, redis.port(), stranger).authority();
        for (var wrong : List.of(settings("wrong", front.authority()), settings(PASSWORD, other))) {
            var link = new RedisLink(vertx, wrong, "test");
            Await.result(link.start(Future::succeededFuture, () -> {}));
            assertThat(link.isUp()).isFalse();
            Await.result(link.close());
        }
    }

    @Test
    void messagesAreATopicAndNothingElse() {
        var heard = new CopyOnWriteArrayList<String>();
        var plain = Redis.createClient(vertx, "redis://:" + PASSWORD + "@127.0.0.1:" + redis.port());
        RedisConnection listener = Await.result(plain.connect());
        listener.handler(message -> heard.add(message.toString()));
        Await.result(listener.send(Request.cmd(Command.PSUBSCRIBE).arg("*")));

        one.say(State.GRANTED);

        Await.until("a message", () -> heard.stream().anyMatch(it -> it.contains("consents")));
        var uuid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
        assertThat(List.copyOf(heard))
                .filteredOn(message -> !message.contains("psubscribe"))
                .allMatch(message -> message.matches("\\[pmessage, \\*, \\{trustrail}:news, " + uuid + " consents]"));
        plain.close();
    }
}
