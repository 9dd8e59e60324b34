package io.trustrail.training.names;

import io.trustrail.training.names.Document.Span;
import java.util.ArrayList;
import java.util.Random;

/** Copies of documents with other people in them, so that the model learns the context rather than who was in the news. */
final class Swaps {

    private final Maker maker;

    Swaps(Pools pools, long seed) {
        this.maker = new Maker(pools, new Random(seed));
    }

    Document swap(Document document) {
        var text = new StringBuilder();
        var spans = new ArrayList<Span>();
        int done = 0;
        for (var span : document.spans()) {
            text.append(document.text(), done, span.start());
            int start = text.length();
            text.append(span.type().equals("PERSON") ? other(document, span) : document.value(span));
            spans.add(new Span(start, text.length(), span.type()));
            done = span.end();
        }
        text.append(document.text(), done, document.text().length());
        return new Document(text.toString(), document.language(), document.source(), document.labelled(), spans);
    }

    private String other(Document document, Span span) {
        var value = document.value(span);
        var language = document.language();
        if (value.startsWith("@") || value.startsWith("#") || value.chars().noneMatch(Character::isLetter)) {
            return value;
        }
        if (language.equals("ja")) {
            return value.codePoints().allMatch(c -> c > 0x4dff)
                    ? value.length() > 2 ? maker.surname("ja") + maker.given("ja") : maker.surname("ja")
                    : value;
        }
        if (!Character.isUpperCase(value.codePointAt(0))) {
            return value;
        }
        return value.indexOf(' ') > 0
                ? maker.given(language) + " " + maker.surname(language)
                : maker.chance(0.5) ? maker.given(language) : maker.surname(language);
    }
}
