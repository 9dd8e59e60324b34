package io.trustrail.training.names;

import io.trustrail.gateway.detect.names.words.Lexicon;
import io.trustrail.gateway.detect.names.words.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the model learns from: dictionaries, documents with copies and made-up ones, and what is held out of them. */
record Material(Words words, Instances instances, List<Document> heldOut) {

    private static final Set<String> LISTED_ALIKE = Set.of("LOCATION", "ADDRESS");

    static Material load(Train.Options options, long seed) throws IOException {
        var corpus = Corpus.read(options.data().resolve("train.jsonl")).stream()
                .map(Corpus::joinHandles)
                .filter(document -> !options.withoutShareAlike() || isFree(document))
                .toList();
        var names = NameLists.load();
        var ipadic = Ipadic.load();
        var pools = pools(names, ipadic, corpus);
        var trainingPools = options.holdOut() ? pools.part(false) : pools;
        var documents = new ArrayList<>(corpus);
        var synthetic = corpus.stream().filter(Document::isSynthetic).toList();
        documents.addAll(new Templates(trainingPools, seed).documents(options.holdOut() ? 0 : -1));
        documents.addAll(UiTexts.load());
        var builder = words(names, ipadic, documents, options.holdOut());
        synthetic.forEach(builder::names);
        documents.addAll(copies(corpus, trainingPools, seed));
        var words = builder.build();
        var heldOut = options.holdOut() ? new Templates(pools.part(true), seed).documents(1) : List.<Document>of();
        return new Material(words, instances(documents, words, builder), heldOut);
    }

    private static boolean isFree(Document document) {
        return !Corpus.isShareAlike(document)
                && !(document.isSynthetic()
                        && document.source().startsWith("synth")
                        && document.spans().stream()
                                .anyMatch(span -> LISTED_ALIKE.contains(span.type())
                                        || (span.type().equals("PERSON")
                                                && document.language().equals("ja"))));
    }

    private static Pools pools(NameLists names, Ipadic ipadic, List<Document> corpus) {
        var pools = new Pools();
        names.given.forEach((language, list) -> pools.add(language, "GIVEN", list));
        names.surnames.forEach((language, list) -> pools.add(language, "SURNAME", list));
        names.streets.forEach((language, list) -> pools.add(language, "STREET", list));
        names.places.forEach((language, list) -> pools.add(language, "LOCATION", list));
        names.countries.forEach((language, list) -> pools.add(language, "LOCATION", list));
        pools.add("ja", "GIVEN", ipadic.givenNames);
        pools.add("ja", "SURNAME", ipadic.surnames);
        pools.add("ja", "LOCATION", ipadic.regions);
        pools.add("ja", "ORG", List.of("株式会社青葉", "みどり商事", "日本精機株式会社", "有限会社さくら", "東西銀行"));
        pools.add("ja", "FOREIGN", ipadic.foreign);
        pools.harvest(corpus);
        return pools;
    }

    private static WordsBuilder words(NameLists names, Ipadic ipadic, List<Document> documents, boolean holdOut) {
        var builder = new WordsBuilder(holdOut);
        names.given.values().forEach(list -> builder.list(list, Lexicon.GIVEN_NAME));
        names.surnames.values().forEach(list -> builder.list(list, Lexicon.SURNAME));
        names.places.values().forEach(list -> builder.list(list, Lexicon.PLACE));
        names.countries.values().forEach(list -> builder.list(list, Lexicon.COUNTRY));
        builder.list(Templates.lines("brands.txt"), Lexicon.VETO);
        builder.list(Templates.lines("products.txt"), Lexicon.VETO);
        builder.katakana(ipadic.katakana);
        builder.han(ipadic.entries);
        documents.forEach(builder::read);
        return builder;
    }

    private static List<Document> copies(List<Document> corpus, Pools pools, long seed) {
        var swaps = new Swaps(pools, seed);
        var cases = new Templates(pools, seed + 1);
        var copies = new ArrayList<Document>();
        for (var document : corpus) {
            if (document.spans().stream().anyMatch(span -> span.type().equals("PERSON"))) {
                copies.add(cases.lowered(swaps.swap(document)));
            } else if (document.spans().stream().anyMatch(Document.Span::isName)) {
                var lowered = cases.lowered(document);
                if (!lowered.equals(document)) {
                    copies.add(lowered);
                }
            }
        }
        return copies;
    }

    private static Instances instances(List<Document> documents, Words words, WordsBuilder builder) {
        var variants = List.of(words, words, builder.forgetful(words, 0), builder.forgetful(words, 1));
        var instances = new Instances();
        for (int i = 0; i < documents.size(); i++) {
            instances.count(documents.get(i), variants.get(i % variants.size()));
        }
        for (int i = 0; i < documents.size(); i++) {
            instances.add(documents.get(i), variants.get(i % variants.size()));
        }
        return instances;
    }

    void describe() {
        System.out.printf(
                "%d segments, %d features, %d documents held out%n",
                instances.segments().size(), instances.features(), heldOut.size());
    }
}
