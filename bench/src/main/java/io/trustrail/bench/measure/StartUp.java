package io.trustrail.bench.measure;

import io.trustrail.bench.subject.Launcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long the gateway takes from the start of its process to the first "ready", with an empty data directory. */
public final class StartUp {

    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * The starts of one kind, in milliseconds.
     *
     * @param archive whether the class-data archive was used
     */
    public record Result(boolean archive, List<Double> millis) {

        public Result {
            millis = millis.stream().sorted().toList();
        }

        public double median() {
            return Median.of(millis);
        }
    }

    private StartUp() {}

    /** Measures with the archive and without, in turns; without only if there is none. */
    public static List<Result> run(Launcher launcher, int starts) throws IOException {
        var archive = launcher.site().archive();
        var plain = new ArrayList<Double>();
        var archived = new ArrayList<Double>();
        for (int i = 0; i < starts; i++) {
            plain.add(once(launcher, Optional.empty()));
            if (archive.isPresent()) {
                archived.add(once(launcher, archive));
            }
        }
        var results = new ArrayList<Result>();
        results.add(new Result(false, plain));
        if (!archived.isEmpty()) {
            results.add(new Result(true, archived));
        }
        return results;
    }

    private static double once(Launcher launcher, Optional<Path> archive) throws IOException {
        return launcher.nanosToReady(archive) / NANOS_PER_MILLI;
    }
}
