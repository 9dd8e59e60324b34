package io.trustrail.gateway.detect.names;

import io.trustrail.gateway.detect.onnx.encoder.Encoded;
import io.trustrail.gateway.detect.onnx.encoder.Tokenised;
import io.trustrail.gateway.detect.screening.TextEncoder;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An encoder that knows some words, each with its label; of other words it says that they are no names. */
final class ReadingEncoder implements TextEncoder {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z]+|\\S");
    private static final float SURE = 6;

    /** What it was asked about, question by question. */
    final List<List<String>> asked = new ArrayList<>();

    private final Map<String, Integer> labels;
    private final int waiting;

    /**
     * Makes one.
     *
     * @param labels by word, as {@link EncoderOpinion#LABELS} counts them
     * @param waiting how many texts wait
     */
    ReadingEncoder(Map<String, Integer> labels, int waiting) {
        this.labels = labels;
        this.waiting = waiting;
    }

    @Override
    public Future<List<Encoded>> encode(List<String> texts, long deadline) {
        asked.add(texts);
        return Future.succeededFuture(texts.stream().map(this::encoded).toList());
    }

    @Override
    public int waiting() {
        return waiting;
    }

    Encoded encoded(String text) {
        var words = TOKEN.matcher(text).results().toList();
        int count = words.size();
        var rows = new float[count][EncoderOpinion.LABELS];
        for (int i = 0; i < count; i++) {
            rows[i][labels.getOrDefault(words.get(i).group(), 0)] = SURE;
        }
        var tokens = new Tokenised(
                new long[count],
                words.stream().mapToInt(it -> it.start()).toArray(),
                words.stream().mapToInt(it -> it.end()).toArray(),
                new long[count]);
        var other = new float[][] {{0}};
        return new Encoded(tokens, List.of(), List.of(other, other, other, rows));
    }
}
