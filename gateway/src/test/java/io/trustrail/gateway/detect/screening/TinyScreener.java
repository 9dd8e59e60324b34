package io.trustrail.gateway.detect.screening;

import java.util.Map;

/** A cascade that knows a few words: "zorvath" is what the student is not sure of. */
public final class TinyScreener {

    private TinyScreener() {}

    /** Of texts with "zorvath": those with "insult" are one, those with "maybe" may be. */
    public static Screener make() {
        var words = Map.of("insult", row(3), "maybe", row(0));
        return new Screener(Models.student(), new Models.Words(words, false), Models.calibration());
    }

    private static float[] row(float overall) {
        return new float[] {overall, overall, -4, -4, -4, -4, -4, -4};
    }
}
