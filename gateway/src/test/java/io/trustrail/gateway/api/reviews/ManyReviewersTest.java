package io.trustrail.gateway.api.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.api.ApiClient;
import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.review.Terms.Mode;
import io.trustrail.gateway.review.queue.Desk;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many reviewers at a long queue: nothing is decided twice, and nothing is left. */
@Tag("endurance")
class ManyReviewersTest {

    private static final int ANSWERS = 1_000;
    private static final int REVIEWERS = 50;

    /* A gateway that reviewers come to has been running for a while: figures are taken after so many answers. */
    private static final int WARM_UP = Integer.getInteger("trustrail.warm-up", 0);

    @TempDir
    private Path data;

    private final ConcurrentLinkedQueue<Long> claimNanos = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> decided = new ConcurrentLinkedQueue<>();

    @Test
    void eachOfAThousandAnswersIsDecidedExactlyOnce() throws Exception {
        try (var api = new ApiDesk(data)) {
            var reviewers = IntStream.range(0, REVIEWERS)
                    .mapToObj(i -> api.reviewer("reviewer" + i))
                    .toList();
            submit(api, "before", WARM_UP);
            work(reviewers);
            claimNanos.clear();
            decided.clear();
            submit(api, "call", ANSWERS);
            work(reviewers);

            assertThat(decided).hasSize(ANSWERS).doesNotHaveDuplicates();
            var approved = api.desk.events().stream().filter("approved"::equals);
            assertThat(approved).hasSize(WARM_UP + ANSWERS);
            report();
        }
    }

    private static void submit(ApiDesk api, String name, int answers) {
        var terms = api.desk.terms(Mode.PARK);
        var submitted = IntStream.range(0, answers)
                .mapToObj(i -> api.desk.desk.submit(Desk.submission(name + "-" + i, terms, 0.5)))
                .toList();
        Await.result(Future.all(submitted));
    }

    private void work(List<ApiClient> reviewers) throws InterruptedException {
        var pool = Executors.newFixedThreadPool(REVIEWERS);
        reviewers.forEach(reviewer -> pool.execute(() -> work(reviewer)));
        pool.shutdown();
        assertThat(pool.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
    }

    private void work(ApiClient reviewer) {
        while (true) {
            long start = System.nanoTime();
            var claimed = reviewer.post("/api/v1/reviews/claim-next", new JsonObject());
            if (claimed.status() == 204) {
                return;
            }
            claimNanos.add(System.nanoTime() - start);
            var id = claimed.json().getString("id");
            var decision = new JsonObject().put("decision_id", "d-" + id).put("verdict", "approve");
            var done = reviewer.post("/api/v1/reviews/" + id + "/decision", decision);
            assertThat(done.status()).as(done.text()).isEqualTo(200);
            decided.add(id);
        }
    }

    private void report() {
        var sorted = claimNanos.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "claim-next of %d reviewers: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                REVIEWERS,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6);
    }
}
