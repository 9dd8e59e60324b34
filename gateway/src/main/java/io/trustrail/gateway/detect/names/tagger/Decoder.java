package io.trustrail.gateway.detect.names.tagger;

import io.trustrail.gateway.detect.names.model.NameModel;
import io.trustrail.gateway.detect.names.model.Tag;

/** Scores the tokens of a segment and finds its best tags. For one thread. */
public final class Decoder {

    private static final int NEVER = Integer.MIN_VALUE / 2;

    private final NameModel model;
    private final Tokens tokens;
    private final Features features;
    private final int[] transitions;
    private int[] scores = new int[16 * Tag.COUNT];
    private int[] path = new int[16 * Tag.COUNT];
    private byte[] back = new byte[16 * Tag.COUNT];
    private int[] tags = new int[16];

    public Decoder(NameModel model, Tokens tokens) {
        this.model = model;
        this.tokens = tokens;
        this.features = new Features(tokens);
        this.transitions = model.transitions();
    }

    /** The tags of a segment's tokens. The array is overwritten by the next segment. */
    int[] decode(int start, int end) {
        int count = end - start;
        if (tags.length < count) {
            scores = new int[count * Tag.COUNT];
            path = new int[count * Tag.COUNT];
            back = new byte[count * Tag.COUNT];
            tags = new int[count];
        }
        for (int i = 0; i < count; i++) {
            score(start + i, i * Tag.COUNT);
        }
        if (Segments.isLong(tokens, start, end)) {
            eachAlone(count);
        } else {
            bestPath(count);
        }
        return tags;
    }

    /** The scores of the segment that was decoded last, by token and tag. */
    int[] scores() {
        return scores;
    }

    private void score(int token, int at) {
        boolean character = tokens.isCharacter(token);
        var weights = character ? model.characters() : model.spaced();
        System.arraycopy(model.bias(), character ? Tag.COUNT : 0, scores, at, Tag.COUNT);
        weights.score(features.keys(), features.extract(token), scores, at);
    }

    private void eachAlone(int count) {
        for (int i = 0; i < count; i++) {
            tags[i] = best(scores, i * Tag.COUNT);
        }
    }

    private static int best(int[] scores, int at) {
        int best = 0;
        for (int tag = 1; tag < Tag.COUNT; tag++) {
            best = scores[at + tag] > scores[at + best] ? tag : best;
        }
        return best;
    }

    /* Viterbi. */
    private void bestPath(int count) {
        System.arraycopy(scores, 0, path, 0, count * Tag.COUNT);
        for (int tag = 0; tag < Tag.COUNT; tag++) {
            path[tag] = Tag.follows(Tag.OUTSIDE, tag) ? path[tag] + transitions[tag] : NEVER;
        }
        for (int at = Tag.COUNT; at < count * Tag.COUNT; at += Tag.COUNT) {
            extend(at, Tag.OUTSIDE, 0, Tag.COUNT);
            for (int tag = 1; tag < Tag.COUNT; tag += 2) {
                extend(at, tag, 0, Tag.COUNT);
                extend(at, tag + 1, tag, tag + 2);
            }
        }
        int tag = best(path, (count - 1) * Tag.COUNT);
        for (int i = count - 1; i >= 0; i--) {
            tags[i] = tag;
            tag = back[i * Tag.COUNT + tag];
        }
    }

    /* The best way to a tag is from one of the tags between these. */
    private void extend(int at, int tag, int first, int end) {
        int best = NEVER;
        int from = 0;
        for (int previous = first; previous < end; previous++) {
            int score = path[at - Tag.COUNT + previous] + transitions[previous * Tag.COUNT + tag];
            if (score > best) {
                best = score;
                from = previous;
            }
        }
        path[at + tag] += best;
        back[at + tag] = (byte) from;
    }
}
