package io.trustrail.gateway.detect.scan;

/** Recognises one kind of thing by its shape. Stateless. */
public interface Recogniser {

    /**
     * Whether the scan must stop at this character for the recogniser. Everything it finds holds such a character, or
     * starts a bounded way behind one.
     */
    boolean triggeredBy(char c);

    /**
     * Whether the scan must stop at this trigger if it is followed by this character: for triggers that are common. Asked
     * once for all pairs of ASCII characters; a trigger at the text's end always counts.
     */
    default boolean triggeredBy(char c, char next) {
        return true;
    }

    /**
     * Whether a trigger deserves a look: a cheap test of the characters beside it, for triggers that are common. It must
     * not tell by what is yet to come: where the text ends, it says yes.
     */
    default boolean accepts(String text, int trigger) {
        return true;
    }

    /**
     * Looks around a trigger and tells the scan what it found, or that it can't tell yet.
     *
     * @param trigger the trigger's position
     */
    void recognise(Scan scan, int trigger);
}
