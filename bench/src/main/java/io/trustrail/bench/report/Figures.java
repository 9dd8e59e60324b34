package io.trustrail.bench.report;

import io.trustrail.bench.measure.Median;
import io.trustrail.bench.measure.Profile;
import io.trustrail.bench.measure.Round;
import io.trustrail.bench.subject.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Medians over rounds. Unclean rounds count only where there is no clean one. A subject with a failure in any round of a
 * profile has no figure there: {@link Double#NaN}.
 */
public final class Figures {

    private final List<Round> rounds;

    public Figures(List<Round> rounds) {
        this.rounds = List.copyOf(rounds);
    }

    List<Round> all() {
        return rounds;
    }

    List<Round> of(Profile profile, Kind kind) {
        return rounds.stream()
                .filter(round -> round.profile() == profile && round.kind() == kind)
                .toList();
    }

    List<Round> usable(Profile profile, Kind kind) {
        var all = of(profile, kind);
        if (all.stream().anyMatch(round -> round.failures() > 0)) {
            return List.of();
        }
        var clean = all.stream().filter(Round::clean).toList();
        return clean.isEmpty() ? all : clean;
    }

    double median(Profile profile, Kind kind, ToDoubleFunction<Round> figure) {
        return Median.of(usable(profile, kind).stream()
                .map(round -> figure.applyAsDouble(round))
                .toList());
    }

    double ratio(Profile profile, Kind kind, Kind to, ToDoubleFunction<Round> figure) {
        return median(profile, kind, figure) / median(profile, to, figure);
    }

    /** What a subject adds to the upstream's own figure: the median of the differences within one round. */
    double added(Profile profile, Kind kind, ToDoubleFunction<Round> figure) {
        var direct = usable(profile, Kind.DIRECT);
        return Median.of(usable(profile, kind).stream()
                .flatMap(round -> sameRound(direct, round).stream()
                        .map(base -> figure.applyAsDouble(round) - figure.applyAsDouble(base)))
                .toList());
    }

    private static Optional<Round> sameRound(List<Round> among, Round round) {
        return among.stream().filter(other -> other.number() == round.number()).findFirst();
    }

    String range(Profile profile, Kind kind, ToDoubleFunction<Round> figure) {
        var figures = usable(profile, kind).stream().mapToDouble(figure).summaryStatistics();
        return Double.isFinite(figures.getSum()) && figures.getCount() > 0
                ? Numbers.tenths(figures.getMin()) + "–" + Numbers.tenths(figures.getMax())
                : "–";
    }

    /** How many rounds stand behind a figure, of how many. */
    String count(Profile profile, Kind kind) {
        var usable = usable(profile, kind);
        boolean clean = usable.stream().allMatch(Round::clean);
        return usable.size() + "/" + of(profile, kind).size() + (clean ? "" : " unclean");
    }

    /** Failed calls of all subjects. */
    public long failures() {
        return rounds.stream().mapToLong(Round::failures).sum();
    }

    boolean has(Profile profile) {
        return rounds.stream().anyMatch(round -> round.profile() == profile);
    }
}
