package io.trustrail.gateway.it.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.access.tokens.Scope;
import io.trustrail.gateway.access.tokens.Tokens;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Caller;
import io.trustrail.gateway.it.fixture.GatewayProcess;
import io.trustrail.gateway.it.fixture.ProcessFixture;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.Script;
import io.trustrail.gateway.store.Store;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A gateway that is killed while people look: nothing that they should look at is lost. */
@Timeout(180)
class KilledIT {

    private static final String PATH = Wire.OPENAI.path();
    private static final String POLICY = """
        features:
          killed-parked:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {rules: [{do: park}]}
          killed-held:
            level: 1
            guards: [pii]
            targets: [{vendor: openai, model: m}]
            review: {rules: [{do: hold, window: 10m}]}
        """;

    private final ProcessFixture fixture = new ProcessFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void heldAndParkedAnswersSurviveAKill() throws Exception {
        Files.writeString(fixture.policies().path().resolve("killed.yaml"), POLICY);
        fixture.vendor().answers(Script.json(Wire.OPENAI.answer("All is well.")));
        var first = fixture.serve();
        var parked = first.caller().post(PATH, Wire.OPENAI.prompt("killed-parked", "Hello"));
        var review = parked.header("x-trustrail-review");
        assertThat(review).startsWith("rev_");
        var body = Wire.OPENAI.prompt("killed-held", "Hello").encode().getBytes(StandardCharsets.UTF_8);
        var waiting = first.caller().postAsync(PATH, body);
        var before = reviewer(first);
        Await.until("the held answer is in the queue", () -> held(before).isPresent());
        assertThat(waiting).isNotDone();

        first.kill();
        assertThat(waiting)
                .as("the connection is closed, and no half of an answer came")
                .failsWithin(Duration.ofSeconds(30));

        var second = fixture.serve();
        var reviewer = reviewer(second);
        Await.until(
                "it is noted that nobody waits any more",
                () -> held(reviewer)
                        .filter(it -> it.getString("client_gone") != null)
                        .isPresent());
        assertThat(held(reviewer).orElseThrow().getString("status")).isEqualTo("open");
        approve(reviewer, review);
        var told = second.caller().get("/v1/reviews/" + review + "?wait=30").json();
        assertThat(told.getString("state")).isEqualTo("approved");
        assertThat(told.toString()).contains("All is well.");
    }

    private Caller reviewer(GatewayProcess gateway) {
        try (var store = Store.open(fixture.data())) {
            var scopes = Set.of(Scope.REVIEWS_READ, Scope.REVIEWS_DECIDE);
            var token =
                    new Tokens(store, Clock.systemUTC()).create("ann", scopes).token();
            return new Caller(gateway.adminUrl(), token);
        }
    }

    private static Optional<JsonObject> held(Caller reviewer) {
        var reviews = reviewer.get("/api/v1/reviews?mode=hold").json().getJsonArray("reviews");
        return reviews.isEmpty() ? Optional.empty() : Optional.of(reviews.getJsonObject(0));
    }

    private static void approve(Caller reviewer, String review) {
        var path = "/api/v1/reviews/" + review;
        assertThat(reviewer.post(path + "/claim", new JsonObject()).status()).isEqualTo(200);
        var decision = new JsonObject().put("decision_id", "d1").put("verdict", "approve");
        assertThat(reviewer.post(path + "/decision", decision).status()).isEqualTo(200);
    }
}
