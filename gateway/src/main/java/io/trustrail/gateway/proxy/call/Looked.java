package io.trustrail.gateway.proxy.call;

/**
 * What the record tells about people and an answer.
 *
 * @param mode {@code hold}, {@code park}, {@code after}, {@code sample}, {@code none} where no rule took the answer, {@code
 *     too_long}; empty where nobody ever looks
 * @param review its id, or empty
 * @param confidence 0 to 1, -1 if it was not judged
 * @param model what the confidence was made by
 * @param language of the answer, or empty
 * @param waitNanos how long the client waited for a person
 */
public record Looked(String mode, String review, double confidence, String model, String language, long waitNanos) {

    public static final Looked NOT = new Looked("", "", -1, "", "", 0);

    public Looked in(String id) {
        return new Looked(mode, id, confidence, model, language, waitNanos);
    }

    public Looked as(String other) {
        return new Looked(other, review, confidence, model, language, waitNanos);
    }

    public Looked waited(long nanos) {
        return new Looked(mode, review, confidence, model, language, nanos);
    }
}
