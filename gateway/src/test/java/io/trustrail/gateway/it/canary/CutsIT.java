package io.trustrail.gateway.it.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.it.fixture.Await;
import io.trustrail.gateway.it.fixture.Caller;
import io.trustrail.gateway.it.fixture.GatewayFixture;
import io.trustrail.gateway.it.fixture.Leaks;
import io.trustrail.gateway.it.fixture.Reply;
import io.trustrail.gateway.it.fixture.Secret;
import io.trustrail.gateway.it.fixture.Tokens;
import io.trustrail.gateway.it.fixture.ToolStreams;
import io.trustrail.gateway.it.fixture.Wire;
import io.trustrail.gateway.it.vendor.RecordedRequest;
import io.trustrail.gateway.it.vendor.Script;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same stream, cut at every byte: what the caller gets does not depend on how the vendor's bytes arrive. */
@Timeout(300)
class CutsIT {

    private static final int AT_ONCE = 32;
    private static final String ASK = Secret.EMAIL.sentence() + ' ' + Secret.CARD.sentence() + " Run ";

    @RegisterExtension
    static final GatewayFixture GATEWAY = new GatewayFixture();

    @ParameterizedTest
    @EnumSource
    void everyCutInTwoGivesTheSame(Wire wire) {
        int length = lengthOfStream(wire);
        IntFunction<int[]> cuts = run -> new int[] {run};

        checkRuns(wire, length, cuts);
    }

    @ParameterizedTest
    @EnumSource
    void everyByteAloneGivesTheSame(Wire wire) {
        int length = lengthOfStream(wire);

        checkRuns(wire, 1, run -> IntStream.range(1, length).toArray());
    }

    @ParameterizedTest
    @EnumSource
    void manyCutsAtRandomGiveTheSame(Wire wire) {
        int length = lengthOfStream(wire);

        checkRuns(
                wire,
                200,
                run -> new Random(run)
                        .ints(1 + run % 20, 1, length)
                        .distinct()
                        .sorted()
                        .toArray());
    }

    /** Calls once for each run from 0 on, with the vendor's stream cut as that run wants it. */
    private static void checkRuns(Wire wire, int runs, IntFunction<int[]> cuts) {
        GATEWAY.vendor().answers(request -> {
            var text = Tokens.lastText(request);
            int run = Integer.parseInt(text.substring(text.lastIndexOf(' ') + 1));
            return Script.sse().cut(stream(wire, request), cuts.apply(run)).end();
        });

        var wrong = inBatches(runs, run -> call(GATEWAY.caller(), wire, run))
                .filter(reply -> !isRight(wire, reply.reply))
                .map(reply -> reply.run + ": " + reply.reply.text())
                .limit(3)
                .collect(Collectors.joining("\n"));

        assertThat(wrong).isEmpty();
        assertThat(GATEWAY.vendor().requests())
                .hasSize(runs)
                .allSatisfy(seen -> assertThat(Leaks.in(seen.everything())).isEmpty());
    }

    private record Run(int run, Reply reply) {}

    private static Stream<Run> inBatches(int runs, IntFunction<CompletableFuture<Run>> call) {
        var done = new ArrayList<Run>();
        for (int from = 0; from < runs; from += AT_ONCE) {
            List<CompletableFuture<Run>> batch = IntStream.range(from, Math.min(runs, from + AT_ONCE))
                    .mapToObj(call)
                    .toList();
            batch.forEach(reply -> done.add(Await.result(reply)));
        }
        return done.stream();
    }

    private static CompletableFuture<Run> call(Caller caller, Wire wire, int run) {
        var body = wire.streamed("support-replies", ASK + run).toBuffer().getBytes();
        return caller.postAsync(wire.path(), body).thenApply(reply -> new Run(run, reply));
    }

    private static boolean isRight(Wire wire, Reply reply) {
        return reply.status() == 200
                && wire.streamedText(reply.text()).equals(said(Secret.EMAIL.value(), Secret.CARD.value()))
                && ToolStreams.arguments(wire, reply.text()).equals(List.of(done(Secret.EMAIL.value())));
    }

    private static String said(String email, String card) {
        return "Zoë ☃ 𝄞 [writes] to " + email + ", [" + card + "]";
    }

    private static String done(String email) {
        return "{\"to\":\"" + email + "\",\"n\":1.50,\"ü\":\"\\\"[x]\\\\\"}";
    }

    private static byte[] stream(Wire wire, RecordedRequest request) {
        var tokens = Tokens.in(Tokens.lastText(request));
        return ToolStreams.of(wire, said(tokens.get(0), tokens.get(1)), done(tokens.get(0)))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static int lengthOfStream(Wire wire) {
        Function<RecordedRequest, Script> whole =
                request -> Script.sse().write(stream(wire, request)).end();
        GATEWAY.vendor().answers(whole);
        var reply = Await.result(call(GATEWAY.caller(), wire, 0)).reply;
        assertThat(isRight(wire, reply)).as(reply.text()).isTrue();
        int length = stream(wire, GATEWAY.vendor().onlyRequest()).length;
        GATEWAY.vendor().reset();
        return length;
    }
}
