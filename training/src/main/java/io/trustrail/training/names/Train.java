package io.trustrail.training.names;

import io.trustrail.gateway.detect.names.NameDetector;
import io.trustrail.gateway.detect.names.tagger.Lexicon;
import io.trustrail.gateway.detect.names.tagger.NameModel;
import io.trustrail.gateway.detect.names.tagger.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Trains the model of names. */
public final class Train {

    private static final long SEED = 20261122;

    private Train() {}

    public static void main(String[] arguments) throws IOException {
        var data = Path.of(arguments[0]);
        var out = Path.of(arguments[1]);
        var documents = Corpus.read(data.resolve("train.jsonl"));
        var dev = Corpus.read(data.resolve("dev.jsonl"));
        var names = NameLists.load();
        var ipadic = Ipadic.load();
        System.out.println(
                "ipadic " + ipadic.entries.size() + " " + ipadic.surnames.size() + " " + ipadic.givenNames.size());
        var builder = new WordsBuilder();
        names.given.values().forEach(list -> builder.list(list, Lexicon.GIVEN_NAME));
        names.surnames.values().forEach(list -> builder.list(list, Lexicon.SURNAME));
        names.places.values().forEach(list -> builder.list(list, Lexicon.PLACE));
        names.countries.values().forEach(list -> builder.list(list, Lexicon.COUNTRY));
        builder.han(ipadic.entries);
        documents.forEach(builder::read);
        var words = builder.build();
        var variants = new Words[] {words, words, builder.forgetful(words, 0), builder.forgetful(words, 1)};
        var instances = new Instances();
        var all = new ArrayList<>(documents);
        long start = System.nanoTime();
        for (int i = 0; i < all.size(); i++) {
            instances.count(all.get(i), variants[i % variants.length]);
        }
        for (int i = 0; i < all.size(); i++) {
            instances.add(all.get(i), variants[i % variants.length]);
        }
        System.out.printf(
                "%d segments, %d features, %d s%n",
                instances.segments().size(), instances.features(), (System.nanoTime() - start) / 1_000_000_000);
        var crf = new Crf(instances.features(), SEED);
        for (int epoch = 0; epoch < 5; epoch++) {
            System.out.printf(
                    "epoch %d: %.5f, %d s%n",
                    epoch, crf.epoch(instances.segments()), (System.nanoTime() - start) / 1_000_000_000);
        }
        var model = Packer.pack(crf, instances, words);
        try (var stream = Files.newOutputStream(out)) {
            model.write(stream);
        }
        report(model, dev);
    }

    private static void report(NameModel model, List<Document> dev) {
        System.out.println(Evaluation.of(new NameDetector(model), dev).table(true));
    }
}
