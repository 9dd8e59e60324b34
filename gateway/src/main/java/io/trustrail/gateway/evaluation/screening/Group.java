package io.trustrail.gateway.evaluation.screening;

import io.trustrail.gateway.detect.screening.Judgement;
import io.trustrail.gateway.evaluation.score.Decisions;
import io.trustrail.gateway.evaluation.score.Ranking;

/** Figures over some of the texts. For one thread. */
final class Group {

    private final Ranking ranking = new Ranking();
    private final Decisions decisions = new Decisions();
    private final Decisions stops = new Decisions();
    private final Steps steps = new Steps();
    private int asked;
    private int uncertain;

    void add(Judgement judgement, boolean positive) {
        ranking.add(judgement.score(), positive);
        decisions.add(judgement.likely(), positive);
        stops.add(judgement.isSure(), positive);
        steps.add(judgement.score(), positive);
        asked += judgement.asked() ? 1 : 0;
        uncertain += judgement.uncertain() ? 1 : 0;
    }

    Ranking ranking() {
        return ranking;
    }

    /** What is taken for what was looked for. */
    Decisions decisions() {
        return decisions;
    }

    /** What is sure enough to be stopped. */
    Decisions stops() {
        return stops;
    }

    /** What would be stopped at other thresholds. */
    Steps steps() {
        return steps;
    }

    /** The share that reached the encoder. */
    double asked() {
        return (double) asked / ranking.texts();
    }

    /** The share that people should look at. */
    double uncertain() {
        return (double) uncertain / ranking.texts();
    }
}
