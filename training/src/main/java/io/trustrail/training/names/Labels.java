package io.trustrail.training.names;

import io.trustrail.gateway.detect.names.model.Tag;
import io.trustrail.gateway.detect.names.tagger.Tokens;
import java.util.Arrays;

/** The tags that a document's labels allow for its tokens, as bits. */
final class Labels {

    private static final int ALL = (1 << Tag.COUNT) - 1;

    private Labels() {}

    /** The tags of the categories that a document's source labels, and outside. */
    static int possible(Document document) {
        int possible = 1;
        for (int category = 0; category < Tag.CATEGORIES.size(); category++) {
            if (document.labels(Tag.CATEGORIES.get(category))) {
                possible |= 1 << Tag.begin(category) | 1 << Tag.inside(category);
            }
        }
        return possible;
    }

    /** What the labels say of each token: one tag, or any where they say nothing. */
    static int[] of(Document document, Tokens tokens) {
        var allowed = new int[tokens.count()];
        Arrays.fill(allowed, 1 << Tag.OUTSIDE);
        for (var span : document.spans()) {
            int category = Tag.CATEGORIES.indexOf(span.type());
            boolean first = true;
            for (int token = 0; token < tokens.count(); token++) {
                if (tokens.start(token) < span.end() && tokens.end(token) > span.start()) {
                    if (category >= 0) {
                        allowed[token] = 1 << (first ? Tag.begin(category) : Tag.inside(category));
                    } else if (span.type().equals("FACILITY") || span.type().equals("IGNORE")) {
                        allowed[token] = ALL;
                    }
                    first = false;
                }
            }
        }
        return allowed;
    }
}
