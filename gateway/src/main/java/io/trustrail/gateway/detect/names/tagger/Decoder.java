package io.trustrail.gateway.detect.names.tagger;

import io.trustrail.gateway.detect.names.model.NameModel;
import io.trustrail.gateway.detect.names.model.Tag;
import java.util.Arrays;

/** Scores the tokens of a segment and finds its best tags. Belongs to one call. */
public final class Decoder {

    private static final int NEVER = Integer.MIN_VALUE / 4;

    private final NameModel model;
    private final Tokens tokens;
    private final Features features;
    private int[] scores = new int[16 * Tag.COUNT];
    private byte[] back = new byte[16 * Tag.COUNT];
    private int[] tags = new int[16];
    private long[] batch = new long[64];
    private int collected;

    public Decoder(NameModel model, Tokens tokens) {
        this.model = model;
        this.tokens = tokens;
        this.features = new Features(tokens);
    }

    /** The tags of a segment's tokens. The array is overwritten by the next segment. */
    int[] decode(int start, int end) {
        int count = end - start;
        if (tags.length < count) {
            scores = new int[count * Tag.COUNT];
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
        collected = 0;
        features.extract(token, this::add);
        weights.score(batch, collected, scores, at);
    }

    private void add(long feature) {
        if (collected == batch.length) {
            batch = Arrays.copyOf(batch, collected * 2);
        }
        batch[collected++] = feature;
    }

    private void eachAlone(int count) {
        for (int i = 0; i < count; i++) {
            tags[i] = best(i * Tag.COUNT);
        }
    }

    private int best(int at) {
        int best = 0;
        for (int tag = 1; tag < Tag.COUNT; tag++) {
            best = scores[at + tag] > scores[at + best] ? tag : best;
        }
        return best;
    }

    /* Viterbi, in place: a token's scores become those of the best paths that end in it. */
    private void bestPath(int count) {
        var path = Arrays.copyOf(scores, count * Tag.COUNT);
        for (int tag = 0; tag < Tag.COUNT; tag++) {
            path[tag] = Tag.follows(Tag.OUTSIDE, tag) ? path[tag] + model.transitions()[tag] : NEVER;
        }
        for (int at = Tag.COUNT; at < count * Tag.COUNT; at += Tag.COUNT) {
            for (int tag = 0; tag < Tag.COUNT; tag++) {
                extend(path, at, tag);
            }
        }
        int tag = 0;
        int last = (count - 1) * Tag.COUNT;
        for (int other = 1; other < Tag.COUNT; other++) {
            tag = path[last + other] > path[last + tag] ? other : tag;
        }
        for (int i = count - 1; i >= 0; i--) {
            tags[i] = tag;
            tag = back[i * Tag.COUNT + tag];
        }
    }

    private void extend(int[] path, int at, int tag) {
        int best = NEVER;
        int from = 0;
        for (int previous = 0; previous < Tag.COUNT; previous++) {
            int score = path[at - Tag.COUNT + previous] + model.transitions()[previous * Tag.COUNT + tag];
            if (Tag.follows(previous, tag) && score > best) {
                best = score;
                from = previous;
            }
        }
        path[at + tag] += best;
        back[at + tag] = (byte) from;
    }
}
