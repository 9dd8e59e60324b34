package io.trustrail.gateway.privacy;

/**
 * An operator with its parameter.
 *
 * @param keepLast how many characters {@link OperatorKind#MASK} leaves, 0 or more; 0 for other kinds
 */
public record Operator(OperatorKind kind, int keepLast) {

    /** How many characters a mask leaves where nothing else is said. */
    public static final int USUAL_KEEP_LAST = 4;

    public Operator {
        if (keepLast < 0) {
            throw new IllegalArgumentException("a mask can't leave fewer than 0 characters");
        }
    }

    /** The operator with its usual parameter. */
    public static Operator of(OperatorKind kind) {
        return new Operator(kind, kind == OperatorKind.MASK ? USUAL_KEEP_LAST : 0);
    }

    public static Operator mask(int keepLast) {
        return new Operator(OperatorKind.MASK, keepLast);
    }

    public boolean reversible() {
        return kind.reversible();
    }
}
