package io.trustrail.bench;

import io.trustrail.bench.subject.Pipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The door of {@code benchmarks.jar}: {@code run …} measures, {@code jmh …} is JMH's own door, {@code pipe} a subject. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws IOException {
        var rest = Arrays.copyOfRange(args, Math.min(1, args.length), args.length);
        switch (args.length == 0 ? "run" : args[0]) {
            case "run" -> run(List.of(rest));
            case "jmh" -> org.openjdk.jmh.Main.main(rest);
            case "pipe" -> Pipe.main(Integer.parseInt(rest[0]), Path.of(rest[1]));
            default -> fail("unknown command " + args[0] + "; there are run, jmh, pipe");
        }
    }

    private static void run(List<String> args) {
        try {
            System.exit(new Rig(Arguments.parse(args)).run() ? 0 : 1);
        } catch (IllegalArgumentException | IOException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private static void fail(String reason) {
        System.err.println(reason);
        System.exit(2);
    }
}
