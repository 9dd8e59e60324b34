package io.trustrail.training.names;

import io.trustrail.gateway.detect.names.NameDetector;
import io.trustrail.gateway.detect.names.model.NameModel;
import io.trustrail.gateway.detect.names.model.Tag;
import io.trustrail.gateway.detect.names.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the model of names: {@code Train DATA OUT [--without-share-alike] [--hold-out] [--epochs N]}. The same data and
 * options give the same bytes.
 */
public final class Train {

    private static final long SEED = 20261122;

    private Train() {}

    /** Reads {@code train.jsonl} and {@code dev.jsonl} in the first argument, and writes the model to the second. */
    public static void main(String[] arguments) throws IOException {
        var options = Options.parse(arguments);
        var material = Material.load(options, SEED);
        material.describe();
        var crf = new Crf(material.instances().features(), SEED);
        crf.learn(material.instances().segments(), options.epochs());
        var model = Packer.pack(crf, material.instances(), material.words(), options.bits());
        var dev = new ArrayList<>(Corpus.read(options.data().resolve("dev.jsonl")));
        for (int units = 0; units <= 10; units++) {
            double bias = units * 0.25;
            var evaluation = Evaluation.of(new NameDetector(biased(model, bias)), dev);
            System.out.printf("bias %.2f:%n%s", bias, evaluation.summary());
            if (options.holdOut()) {
                System.out.printf(
                        "held out:%n%s",
                        Evaluation.of(new NameDetector(biased(model, bias)), material.heldOut())
                                .summary());
            }
        }
        var chosen = biased(model, options.bias());
        try (var stream = Files.newOutputStream(options.out())) {
            chosen.write(stream);
        }
        report(chosen, dev);
        if (options.holdOut()) {
            report(chosen, material.heldOut());
            Corpus.write(options.out().resolveSibling("held-out.jsonl"), material.heldOut());
        }
    }

    private static void report(NameModel model, List<Document> documents) {
        System.out.println(Evaluation.of(new NameDetector(model), documents).table(true));
    }

    /** The model with the tag of no name made less likely, for both tables. */
    private static NameModel biased(NameModel model, double units) {
        var bias = model.bias().clone();
        int steps = (int) Math.round(units * Weights.SCALE);
        bias[Tag.OUTSIDE] -= steps;
        bias[Tag.COUNT + Tag.OUTSIDE] -= steps;
        return model.withBias(bias);
    }

    /** What the command line asks for. */
    record Options(Path data, Path out, boolean withoutShareAlike, boolean holdOut, int epochs, int bits, double bias) {

        static Options parse(String[] arguments) {
            var paths = new ArrayList<Path>();
            boolean without = false;
            boolean holdOut = false;
            int epochs = 6;
            int bits = 19;
            double bias = 0.5;
            for (int i = 0; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case "--without-share-alike" -> without = true;
                    case "--hold-out" -> holdOut = true;
                    case "--epochs" -> epochs = Integer.parseInt(arguments[++i]);
                    case "--bits" -> bits = Integer.parseInt(arguments[++i]);
                    case "--bias" -> bias = Double.parseDouble(arguments[++i]);
                    default -> paths.add(Path.of(arguments[i]));
                }
            }
            if (paths.size() != 2) {
                throw new IllegalArgumentException(
                        "give the data directory and the file to write: DATA OUT [--without-share-alike] [--hold-out]"
                                + " [--epochs N] [--bits N] [--bias UNITS]");
            }
            return new Options(paths.get(0), paths.get(1), without, holdOut, epochs, bits, bias);
        }
    }
}
