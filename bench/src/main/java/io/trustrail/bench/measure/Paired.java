package io.trustrail.bench.measure;

import io.trustrail.bench.subject.Launcher;
import io.trustrail.bench.subject.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rounds in which the subjects take turns, each in a process that lives from the first round to the last. Odd rounds go
 * from the least work to the most, even rounds back, so that a drift of the machine meets all of them.
 */
public final class Paired {

    private static final double LATER_WARM_UP = 0.4;

    private final Bench bench;
    private final Launcher launcher;
    private final Plan plan;
    private final Consumer<Round> progress;

    public Paired(Bench bench, Launcher launcher, Plan plan, Consumer<Round> progress) {
        this.bench = bench;
        this.launcher = launcher;
        this.plan = plan;
        this.progress = progress;
    }

    /** Adds all rounds of all profiles in the plan's sections, each as soon as it ended. */
    public void run(List<Round> rounds) throws IOException {
        var profiles = Arrays.stream(Profile.values())
                .filter(profile -> plan.sections().contains(profile.section()))
                .toList();
        if (profiles.isEmpty()) {
            return;
        }
        var subjects = new ArrayList<Subject>();
        try {
            for (var kind : plan.kinds()) {
                subjects.add(launcher.launch(kind));
            }
            for (int i = 0; i < profiles.size(); i++) {
                double warmUp = plan.warmUpSeconds() * (i == 0 ? 1 : LATER_WARM_UP);
                profile(profiles.get(i), takingPart(subjects, profiles.get(i)), warmUp, rounds);
            }
        } finally {
            subjects.forEach(Subject::close);
        }
    }

    private static List<Subject> takingPart(List<Subject> subjects, Profile profile) {
        return subjects.stream()
                .filter(subject -> profile.measures(subject.kind()))
                .toList();
    }

    private void profile(Profile profile, List<Subject> subjects, double warmUp, List<Round> rounds)
            throws IOException {
        for (var subject : subjects) {
            bench.warmUp(subject, profile, warmUp);
        }
        for (int number = 1; number <= plan.rounds(); number++) {
            var order = new ArrayList<>(subjects);
            if (number % 2 == 0) {
                Collections.reverse(order);
            }
            for (var subject : order) {
                var round = bench.round(subject, profile, number, plan.perSecond(), plan.roundSeconds());
                progress.accept(round);
                rounds.add(round);
            }
        }
    }
}
