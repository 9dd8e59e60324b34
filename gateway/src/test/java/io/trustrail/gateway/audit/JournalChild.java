package io.trustrail.gateway.audit;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A gateway's journal in a process of its own, which says on its output what is durable. */
final class JournalChild {

    private JournalChild() {}

    /** Starts a process that opens the journal of a directory and appends without end. */
    static Process start(Path directory) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalChild.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static BufferedReader output(Process child) {
        return child.inputReader(StandardCharsets.UTF_8);
    }

    public static void main(String[] args) throws InterruptedException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        var options = new JournalOptions(128 * 1024, 10_000, Duration.ofSeconds(1));
        try {
            var journal = Journal.open(Vertx.vertx(), Path.of(args[0]), options);
            journal.unclosed().forEach(crashed -> out.println("unclosed " + crashed.call()));
            for (int i = 0; i < 32; i++) {
                call(journal, out, ProcessHandle.current().pid() + "_" + i, 0);
            }
            new CountDownLatch(1).await();
        } catch (IOException e) {
            out.println("refused: " + e.getMessage());
            System.exit(3);
        }
    }

    private static void call(Journal journal, PrintStream out, String chain, int count) {
        var call = chain + "_" + count;
        journal.append(Events.opened(call))
                .onSuccess(opened -> out.println("opened " + call))
                .compose(opened -> journal.append(Events.closed(call)))
                .onSuccess(closed -> {
                    out.println("closed " + call);
                    call(journal, out, chain, count + 1);
                });
    }
}
