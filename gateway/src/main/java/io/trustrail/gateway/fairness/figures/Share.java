package io.trustrail.gateway.fairness.figures;

/** To how many of some texts something happened. */
public record Share(int count, int texts) {

    /** Of no texts. */
    public static final Share NONE = new Share(0, 0);

    /** The share as a fraction; 0 of no texts. */
    public double value() {
        return texts == 0 ? 0 : (double) count / texts;
    }

    public Share plus(Share other) {
        return new Share(count + other.count, texts + other.texts);
    }

    Share minus(Share other) {
        return new Share(count - other.count, texts - other.texts);
    }

    Share and(boolean happened) {
        return new Share(count + (happened ? 1 : 0), texts + 1);
    }
}
