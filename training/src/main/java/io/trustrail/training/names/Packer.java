package io.trustrail.training.names;

import io.trustrail.gateway.detect.names.model.NameModel;
import io.trustrail.gateway.detect.names.model.Tag;
import io.trustrail.gateway.detect.names.model.Weights;
import io.trustrail.gateway.detect.names.words.Words;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Rounds what was learned to bytes, and keeps only the features that weigh most. */
final class Packer {

    private static final double LOAD = 0.72;
    private static final double LIGHT = 0.08;

    private Packer() {}

    /** A table of {@code 1 << bits} slots for spaced words, and one of half its size for characters. */
    static NameModel pack(Crf crf, Instances instances, Words words, int bits) {
        var keys = instances.keys();
        var character = new boolean[keys.length];
        for (var segment : instances.segments()) {
            for (int i = 0; i < segment.count(); i++) {
                if (segment.character()[i]) {
                    for (int feature : segment.features()[i]) {
                        character[feature] = true;
                    }
                }
            }
        }
        return new NameModel(
                words,
                table(crf, keys, character, false, bits),
                table(crf, keys, character, true, bits - 1),
                IntStream.range(0, crf.transitions.length)
                        .map(i -> round(crf.transitions[i]))
                        .toArray(),
                IntStream.range(0, crf.bias.length).map(i -> round(crf.bias[i])).toArray());
    }

    private static Weights table(Crf crf, long[] keys, boolean[] character, boolean wanted, int bits) {
        var table = Weights.empty(bits);
        var heaviest = IntStream.range(0, keys.length)
                .filter(feature -> character[feature] == wanted && weight(crf, feature) > LIGHT)
                .boxed()
                .sorted(Comparator.comparingDouble(feature -> -weight(crf, feature)))
                .limit((long) (LOAD * (1 << bits)))
                .toList();
        int left = 0;
        for (int feature : heaviest) {
            var weights = IntStream.range(0, Tag.COUNT)
                    .map(tag -> round(crf.weights[feature * Tag.COUNT + tag]))
                    .toArray();
            left += table.put(wanted ? Instances.ofCharacter(keys[feature]) : keys[feature], weights) ? 0 : 1;
        }
        System.out.printf("table %d bits: %d features, %d without room%n", bits, heaviest.size(), left);
        return table;
    }

    private static double weight(Crf crf, int feature) {
        double most = 0;
        for (int tag = 0; tag < Tag.COUNT; tag++) {
            most = Math.max(most, Math.abs(crf.weights[feature * Tag.COUNT + tag]));
        }
        return most;
    }

    private static int round(double weight) {
        return (int) Math.round(weight * Weights.SCALE);
    }
}
