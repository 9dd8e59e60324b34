package io.trustrail.bench;

import io.trustrail.bench.measure.Plan;
import io.trustrail.bench.measure.Section;
import io.trustrail.bench.subject.Kind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The command line.
 *
 * @param cores for the subject and for the rig, to which they are pinned; empty where nothing is pinned
 * @param jvm flags of every JVM under test
 * @param out the page of results, relative to the root of the repository
 * @param words as they were given, for the page
 */
record Arguments(Plan plan, List<String> cores, List<String> jvm, String out, String words) {

    private static final String FULL_PAGE = "bench/RESULTS.md";
    private static final String OTHER_PAGE = "bench/target/results.md";
    private static final String JVM = "-XX:+UseSerialGC -Xms128m -Xmx512m";

    private static final Set<String> FLAGS = Set.of("--quick");
    private static final Set<String> OPTIONS = Set.of(
            "--only",
            "--subjects",
            "--rounds",
            "--seconds",
            "--warm-up",
            "--rate",
            "--streams",
            "--soak-minutes",
            "--soak-rate",
            "--starts",
            "--jvm",
            "--cores",
            "--out");

    String subjectCore() {
        return cores.isEmpty() ? "" : cores.get(0);
    }

    String rigCore() {
        return cores.isEmpty() ? "" : cores.get(1);
    }

    String allCores() {
        return String.join(",", cores);
    }

    /** Throws with a text for the user if something is not understood. */
    static Arguments parse(List<String> args) {
        var given = new HashMap<String, String>();
        var flags = new HashSet<String>();
        Queue<String> rest = new ArrayDeque<>(args);
        while (!rest.isEmpty()) {
            var name = rest.remove();
            if (FLAGS.contains(name)) {
                flags.add(name);
            } else if (OPTIONS.contains(name) && !rest.isEmpty()) {
                given.put(name, rest.remove());
            } else {
                throw new IllegalArgumentException(name + ": unknown option, or its value is missing");
            }
        }
        boolean quick = flags.contains("--quick");
        boolean full = !quick && !given.containsKey("--only") && !given.containsKey("--subjects");
        return new Arguments(
                plan(given, quick),
                given.containsKey("--cores") ? List.of(given.get("--cores").split(",", 2)) : List.of(),
                List.of(given.getOrDefault("--jvm", JVM).split(" +", -1)),
                given.getOrDefault("--out", full ? FULL_PAGE : OTHER_PAGE),
                words(args));
    }

    private static String words(List<String> args) {
        int end = args.indexOf("--cores");
        return String.join(" ", end < 0 ? args : args.subList(0, end));
    }

    private static Plan plan(Map<String, String> given, boolean quick) {
        return new Plan(
                Set.copyOf(names(given, "--only", Section::of, Section.values())),
                names(given, "--subjects", Kind::of, Kind.values()),
                (int) number(given, "--rounds", quick ? 1 : 3),
                number(given, "--seconds", quick ? 1 : 6),
                number(given, "--warm-up", quick ? 1 : 10),
                (int) number(given, "--rate", 500),
                (int) number(given, "--streams", quick ? 200 : 5000),
                quick ? 8 : 30,
                number(given, "--soak-minutes", quick ? 0.1 : 10),
                (int) number(given, "--soak-rate", 1000),
                (int) number(given, "--starts", quick ? 1 : 5));
    }

    private static <E extends Enum<E>> List<E> names(
            Map<String, String> given, String option, Function<String, E> named, E[] all) {
        var value = given.get(option);
        return value == null
                ? List.of(all)
                : Arrays.stream(value.split("[,|]", -1)).map(named).sorted().collect(Collectors.toList());
    }

    private static double number(Map<String, String> given, String option, double otherwise) {
        var value = given.get(option);
        if (value == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " takes a number above 0, not " + value, e);
        }
        throw new IllegalArgumentException(option + " takes a number above 0, not " + value);
    }
}
