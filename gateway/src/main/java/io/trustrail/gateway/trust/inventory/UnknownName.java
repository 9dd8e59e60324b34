package io.trustrail.gateway.trust.inventory;

import java.util.Set;
import java.util.TreeSet;

/** A decision or a rule names something that there is not. Its message holds nothing of what was sent. */
public final class UnknownName extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final TreeSet<String> known;

    /**
     * @param field where the name stood
     * @param known which names there are
     */
    UnknownName(String field, Set<String> known) {
        super("there is no such " + noun(field), null, false, false);
        this.field = field;
        this.known = new TreeSet<>(known);
    }

    private static String noun(String field) {
        return field.equals(FlowNames.AS) ? FlowNames.CATEGORY : field;
    }

    public String field() {
        return field;
    }

    /** What the field is to name: {@code application}, {@code feature}, {@code category} or {@code vendor}. */
    public String noun() {
        return noun(field);
    }

    /** Which names there are, in their order, with commas between them; empty if there are none. */
    public String known() {
        return String.join(", ", known);
    }
}
