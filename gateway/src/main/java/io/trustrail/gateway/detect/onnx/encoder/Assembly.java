package io.trustrail.gateway.detect.onnx.encoder;

import io.trustrail.gateway.detect.onnx.encoder.Encoded.Window;
import java.util.ArrayList;
import java.util.List;

/** Puts the windows of one text together again. For one thread. */
final class Assembly {

    private final EncoderJob job;
    private final Tokenised tokens;
    private final List<Part> parts = new ArrayList<>(2);
    private final List<Window> windows = new ArrayList<>(1);

    Assembly(EncoderJob job, Tokenised tokens, boolean[] perToken) {
        this.job = job;
        this.tokens = tokens;
        for (boolean each : perToken) {
            parts.add(each ? new Tokens(tokens.size()) : new Whole());
        }
    }

    Tokenised tokens() {
        return tokens;
    }

    /** Takes a window's rows, by output. Of a token that several windows have, the one counts that saw most around it. */
    void add(TokenWindow window, List<float[][]> rows) {
        int last = window.first() + window.count() - 1;
        windows.add(
                window.count() == 0
                        ? new Window(0, 0)
                        : new Window(tokens.starts()[window.first()], tokens.ends()[last]));
        for (int i = 0; i < rows.size(); i++) {
            parts.get(i).add(window, rows.get(i));
        }
    }

    void finish() {
        job.done(new Encoded(
                tokens, List.copyOf(windows), parts.stream().map(Part::rows).toList()));
    }

    private interface Part {

        void add(TokenWindow window, float[][] rows);

        float[][] rows();
    }

    private static final class Whole implements Part {

        private final List<float[]> byWindow = new ArrayList<>(1);

        @Override
        public void add(TokenWindow window, float[][] rows) {
            byWindow.add(rows[0]);
        }

        @Override
        public float[][] rows() {
            return byWindow.toArray(float[][]::new);
        }
    }

    private static final class Tokens implements Part {

        private final float[][] byToken;
        private final int[] distances;

        Tokens(int count) {
            byToken = new float[count][];
            distances = new int[count];
        }

        @Override
        public void add(TokenWindow window, float[][] rows) {
            for (int i = 0; i < window.count(); i++) {
                int token = window.first() + i;
                int distance = window.distanceToBorder(token);
                if (byToken[token] == null || distance > distances[token]) {
                    byToken[token] = rows[window.lead() + i];
                    distances[token] = distance;
                }
            }
        }

        @Override
        public float[][] rows() {
            return byToken;
        }
    }
}
