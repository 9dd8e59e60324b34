package io.trustrail.gateway.dialect;

/**
 * A message that can't be read. Its message names a place and a rule, never a value; the field's name may come from the
 * sender, so it is for the sender's eyes only.
 */
public final class MalformedMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Says what is wrong.
     *
     * @param problem what reads on after the field's name, such as {@code is missing}
     */
    public MalformedMessage(String field, String problem) {
        super(problem, null, false, false);
        this.field = field;
    }

    /** Where, such as {@code messages[0].content}; empty if it isn't in a field. */
    public String field() {
        return field;
    }
}
