package io.trustrail.gateway.label.facts;

import io.trustrail.gateway.label.Answer;
import io.trustrail.gateway.label.Entry;
import io.trustrail.gateway.label.Line;
import io.trustrail.gateway.label.Source;
import io.trustrail.gateway.label.Source.Kind;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.keep.KeepSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines about the models that answer, and what their vendors have promised. */
final class VendorLines {

    private static final String TRAINING = "commitments.no-training";

    private final Feature feature;
    private final Places places;
    private final List<Supplier> suppliers;

    VendorLines(PolicyBook book, Feature feature, Places places) {
        this.feature = feature;
        this.places = places;
        this.suppliers = feature.targets().stream()
                .distinct()
                .map(target -> Supplier.of(book, target))
                .toList();
    }

    List<Supplier> suppliers() {
        return suppliers;
    }

    Entry baseModel() {
        var comments = new ArrayList<String>();
        var fallbacks = suppliers.stream()
                .filter(it -> it.target().weight() == 0)
                .map(Supplier::called)
                .toList();
        if (suppliers.size() - fallbacks.size() > 1) {
            comments.add("Calls go to the one that speaks their API; where several do, by weight.");
        }
        if (!fallbacks.isEmpty()) {
            comments.add("Only when the others don't answer: " + String.join(", ", fallbacks) + ".");
        }
        var sources = new ArrayList<>(places.ofFeature(Kind.POLICY, "targets"));
        if (!fallbacks.isEmpty()) {
            sources.addAll(places.ofFeature(Kind.POLICY, "fallback"));
        }
        var models = suppliers.stream().map(Supplier::called).distinct().collect(Collectors.joining(", "));
        return new Entry(Line.BASE_MODEL, models, comments, sources);
    }

    /** The strictest of all: yes if one does, unknown if it is of one. */
    Answer trains() {
        var answers = suppliers.stream().map(Supplier::trains).toList();
        return Stream.of(Answer.YES, Answer.UNKNOWN)
                .filter(answers::contains)
                .findFirst()
                .orElse(Answer.NO);
    }

    Entry trained() {
        var comments =
                suppliers.stream().map(Supplier::trainingSentence).distinct().toList();
        return Entry.answer(Line.TRAINED, trains(), comments, assessed(TRAINING));
    }

    Entry shared(List<String> whatBecomesOfIt, List<Source> sources) {
        boolean local = suppliers.stream().allMatch(Supplier::local);
        var comments = new ArrayList<String>();
        if (local) {
            comments.add("The demo vendor answers inside the gateway: nothing leaves it.");
        } else {
            comments.add("Texts of calls are sent to: " + names() + ".");
            comments.addAll(whatBecomesOfIt);
        }
        return Entry.answer(Line.SHARED, Answer.of(!local), comments, sources);
    }

    private String names() {
        return suppliers.stream()
                .filter(it -> !it.local())
                .map(Supplier::name)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    Entry deletion() {
        var comments = new ArrayList<String>();
        for (var supplier : suppliers) {
            var promised = supplier.commitments().deletion();
            comments.add(supplier.name() + ": "
                    + (supplier.local() ? "keeps nothing" : promised.isEmpty() ? "unknown" : promised) + ".");
        }
        comments.add("What the gateway keeps about a person is erased on request, with a receipt.");
        boolean all = suppliers.stream()
                .allMatch(it -> it.local() || !it.commitments().deletion().isEmpty());
        var sources = new ArrayList<>(assessed("commitments.deletion"));
        sources.add(Source.gateway("erasure by destroying the person's key"));
        return Entry.answer(
                Line.DELETION,
                all ? Answer.YES : Answer.UNKNOWN,
                comments.stream().distinct().toList(),
                sources);
    }

    Entry retention() {
        var told = new ArrayList<String>();
        told.add("Gateway: " + kept(feature.keep()));
        suppliers.stream().map(Supplier::retention).distinct().forEach(told::add);
        var sources = new ArrayList<>(
                feature.keep().keepsContent()
                        ? places.ofFeature(Kind.POLICY, "keep")
                        : List.of(Source.gateway("keeps no texts of calls unless features say keep")));
        sources.addAll(assessed("commitments.retention-days"));
        var comments = List.of("The record of calls holds no texts; it is append-only and is kept."
                + (feature.review().isOff()
                        ? ""
                        : " Answers that people look at are kept, encrypted, as long as the review is."));
        return new Entry(Line.RETENTION, String.join("; ", told), comments, sources);
    }

    private static String kept(KeepSpec keep) {
        return keep.keepsContent()
                ? "masked texts" + (keep.keepsMap() ? " and what their tokens stand for" : "") + ", "
                        + keep.retention().toDays() + " days"
                : "none";
    }

    private List<Source> assessed(String field) {
        return suppliers.stream()
                .flatMap(it -> it.sources(places, field).stream())
                .distinct()
                .toList();
    }
}
