package io.trustrail.training.names;

/**
 * A segment to learn from.
 *
 * @param features the features of each token, by number
 * @param allowed the tags that each token may have by its labels, as bits
 * @param possible the tags that the model may choose from for each token: not those that its source does not label
 */
record Segment(int[][] features, int[] allowed, int[] possible, boolean[] character) {

    int count() {
        return features.length;
    }
}
