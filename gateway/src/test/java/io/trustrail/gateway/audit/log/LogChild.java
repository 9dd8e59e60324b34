package io.trustrail.gateway.audit.log;

import io.trustrail.gateway.audit.AuditEvent;
import io.trustrail.gateway.audit.Journal;
import io.trustrail.gateway.audit.JournalOptions;
import io.vertx.core.Vertx;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A journal and its log in a process of their own, which says on its output what is durable. */
final class LogChild {

    private static final int AT_ONCE = 16;

    private LogChild() {}

    static Process start(Path data, int number) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LogChild.class.getName(),
                        data.toString(),
                        Integer.toString(number))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] args) throws Exception {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        var data = Path.of(args[0]);
        var vertx = Vertx.vertx();
        try {
            var options = new JournalOptions(64 * 1024, 10_000, Duration.ofSeconds(1));
            var journal = Journal.open(vertx, data.resolve("journal"), options);
            var log = new LogOptions(
                    data.resolve("log"), "", Duration.ofMillis(1), Duration.ofMillis(5), Clock.systemUTC());
            TransparencyLog.open(
                    vertx, log, new JournalFeed(data.resolve("journal"), journal::lastDurable), size -> {});
            for (int i = 0; i < AT_ONCE; i++) {
                append(journal, out, args[1] + "_" + i, 0);
            }
            new CountDownLatch(1).await();
        } catch (IOException e) {
            out.println("refused: " + e.getMessage());
            System.exit(3);
        }
    }

    private static void append(Journal journal, PrintStream out, String chain, int count) {
        var id = chain + "_" + count;
        journal.append(new AuditEvent.Noted("key.created", "", Instant.now(), Map.of("key", id)))
                .onSuccess(noted -> {
                    out.println("durable " + id);
                    append(journal, out, chain, count + 1);
                });
    }
}
