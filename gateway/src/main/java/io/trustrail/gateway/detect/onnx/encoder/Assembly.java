package io.trustrail.gateway.detect.onnx.encoder;

import java.util.ArrayList;
import java.util.List;

/** Puts the windows of one text together again. For one thread. */
final class Assembly {

    private final EncoderJob job;
    private final Tokenised tokens;
    private final boolean perToken;
    private final float[][] byToken;
    private final int[] distances;
    private final List<float[]> byWindow = new ArrayList<>(1);

    Assembly(EncoderJob job, Tokenised tokens, boolean perToken) {
        this.job = job;
        this.tokens = tokens;
        this.perToken = perToken;
        this.byToken = new float[tokens.size()][];
        this.distances = new int[tokens.size()];
    }

    Tokenised tokens() {
        return tokens;
    }

    /** Takes a window's rows. Of a token that several windows have, the one counts that saw most around it. */
    void add(TokenWindow window, float[][] rows) {
        if (!perToken) {
            byWindow.add(rows[0]);
            return;
        }
        for (int i = 0; i < window.count(); i++) {
            int token = window.first() + i;
            int distance = window.distanceToBorder(token);
            if (byToken[token] == null || distance > distances[token]) {
                byToken[token] = rows[window.lead() + i];
                distances[token] = distance;
            }
        }
    }

    void finish() {
        job.done(new Encoded(tokens, perToken ? byToken : byWindow.toArray(float[][]::new)));
    }
}
