package io.trustrail.bench;

import java.io.IOException;
import java.util.Arrays;

/** The door of {@code benchmarks.jar}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws IOException {
        org.openjdk.jmh.Main.main(Arrays.copyOfRange(args, 1, args.length));
    }
}
