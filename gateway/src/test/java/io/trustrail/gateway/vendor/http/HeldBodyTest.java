package io.trustrail.gateway.vendor.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HeldBodyTest {

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void givesItsBytesAndItsEndOnceAsked() throws Exception {
        HeldBody body = body("text");
        settle();
        assertThat(heard).isEmpty();

        onContext(body::resume);
        onContext(body::resume);

        assertThat(heard).containsExactly("text", "end");
    }

    @Test
    void doesNotEndWhilePaused() throws Exception {
        HeldBody body = body("text");
        body.handler(data -> {
            heard.add(data.toString());
            body.pause();
        });
        onContext(() -> body.fetch(1));
        assertThat(heard).containsExactly("text");

        onContext(body::resume);

        assertThat(heard).containsExactly("text", "end");
    }

    @Test
    void mayBeEmpty() throws Exception {
        HeldBody body = body("");
        onContext(body::resume);

        assertThat(heard).containsExactly("end");
    }

    @Test
    void obeysAPauseThatComesFirst() throws Exception {
        HeldBody body = body("text");
        onContext(() -> {
            body.resume();
            body.pause();
        });

        assertThat(heard).isEmpty();
    }

    private HeldBody body(String text) {
        return new HeldBody(context, Buffer.buffer(text))
                .handler(data -> heard.add(data.toString()))
                .exceptionHandler(failure -> heard.add("failure"))
                .endHandler(end -> heard.add("end"));
    }

    private void onContext(Runnable action) throws Exception {
        context.runOnContext(now -> action.run());
        settle();
        settle();
    }

    private void settle() throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        context.runOnContext(done::complete);
        done.get(10, SECONDS);
    }
}
