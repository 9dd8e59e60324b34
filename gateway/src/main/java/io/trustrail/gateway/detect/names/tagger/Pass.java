package io.trustrail.gateway.detect.names.tagger;

import io.trustrail.gateway.detect.names.model.NameModel;
import io.trustrail.gateway.detect.names.model.Tag;
import io.trustrail.gateway.detect.names.words.Kind;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Finding;
import java.util.ArrayList;
import java.util.List;

/** Walks over the segments of a text. For one text at a time. */
final class Pass {

    private final NameModel model;
    private final double[] step;
    private final Tokens tokens = new Tokens();
    private final Decoder decoder;
    private List<Finding> found = List.of();
    private int from;
    private boolean complete;

    /**
     * A walker with a model.
     *
     * @param step what {@link SpanScore#steps} made of the model's transitions
     */
    Pass(NameModel model, double[] step) {
        this.model = model;
        this.step = step;
        this.decoder = new Decoder(model, tokens);
    }

    Detection tag(String text, int start, boolean whole) {
        from = start;
        complete = whole;
        tokens.read(text, Math.max(0, start - Tagger.LOOK_BEHIND), model.words());
        int settled = run();
        return new Detection(found, settled);
    }

    /** Forgets the text; returns whether what is left is small enough to keep. */
    boolean clear() {
        found = List.of();
        return tokens.clear();
    }

    private int run() {
        int token = 0;
        while (token < tokens.count) {
            int start = Segments.start(tokens, token);
            int end = start < tokens.count ? Segments.end(tokens, start) : start;
            int plain = unsettled(token, start);
            if (plain < start) {
                return at(plain);
            }
            if (start < end && tokens.end[end - 1] > from) {
                int decided = decide(start, end);
                if (decided < end) {
                    return at(decided);
                }
            }
            token = end;
        }
        return tokens.length;
    }

    private int at(int token) {
        return Math.max(from, tokens.start[token]);
    }

    /* The first of these plain tokens that more text could still change. */
    private int unsettled(int first, int end) {
        if (complete || first == end || Segments.isSettledOutside(tokens, end - 1)) {
            return end;
        }
        int token = first;
        while (token < end && Segments.isSettledOutside(tokens, token)) {
            token++;
        }
        return token;
    }

    /* How far the segment is decided: to its end, not at all, or in a long one up to the first token in doubt. */
    private int decide(int start, int end) {
        boolean whole = complete || Segments.isSettled(tokens, end);
        if (Segments.isLong(tokens, start, whole ? end : known(start, end))) {
            return alone(start, end, whole);
        }
        if (!whole) {
            return start;
        }
        if (holdsText(start, end)) {
            var tags = decoder.decode(start, end);
            for (int i = 0; i < end - start; i++) {
                if (tags[i] != Tag.OUTSIDE) {
                    spans(start, end, tags);
                    break;
                }
            }
        }
        return end;
    }

    /* More text may still make the last tokens plain, and the segment shorter. */
    private int known(int start, int end) {
        int last = end;
        while (last > start + 1 && !Segments.isSettledOutside(tokens, last - 1)) {
            last--;
        }
        return last;
    }

    private int alone(int start, int end, boolean whole) {
        int decided = start;
        while (decided < end && (whole || Segments.isRead(tokens, decided))) {
            decided++;
        }
        if (decided == start || !holdsText(start, decided)) {
            return decided;
        }
        var tags = decoder.decode(start, end);
        for (int i = 0; i < decided - start; i++) {
            if (tags[i] != Tag.OUTSIDE) {
                add(tags[i], start + i, start + i + 1, SpanScore.LOWEST);
            }
        }
        return decided;
    }

    private void spans(int start, int end, int[] tags) {
        var score = new SpanScore(decoder.scores(), step, end - start);
        for (int i = 0; i < end - start; ) {
            int last = i + 1;
            if (tags[i] != Tag.OUTSIDE) {
                while (last < end - start && tags[last] == Tag.inside(Tag.category(tags[i]))) {
                    last++;
                }
                add(tags[i], start + i, start + last, score.of(i, last, Tag.category(tags[i])));
            }
            i = last;
        }
    }

    private void add(int tag, int first, int end, double score) {
        int last = end - 1;
        while (last > first && isTrailing(last)) {
            last--;
        }
        if (tokens.start[first] >= from && holdsText(first, last + 1)) {
            if (found.isEmpty()) {
                found = new ArrayList<>();
            }
            found.add(new Finding(Tag.CATEGORIES.get(Tag.category(tag)), tokens.start[first], tokens.end[last], score));
        }
    }

    private boolean isTrailing(int token) {
        return tokens.kind[token] == Kind.NEWLINE
                || (tokens.kind[token] == Kind.PUNCTUATION
                        && ",;:!?\u3001\u3002-".indexOf(tokens.text.charAt(tokens.start[token])) >= 0);
    }

    private boolean holdsText(int first, int end) {
        for (int token = first; token < end; token++) {
            byte kind = tokens.kind[token];
            if (kind != Kind.PUNCTUATION && kind != Kind.NEWLINE && kind != Kind.NUMBER) {
                return true;
            }
        }
        return false;
    }
}
