package io.trustrail.gateway.detect.scan;

/** Recognises one kind of thing by its shape. Stateless. */
public interface Recogniser {

    /**
     * Whether the scan must stop at this character for the recogniser. Everything it finds holds such a character, or
     * starts a bounded way behind one.
     */
    boolean triggeredBy(char c);

    /**
     * Looks around a trigger and tells the scan what it found, or that it can't tell yet.
     *
     * @param trigger the trigger's position
     */
    void recognise(Scan scan, int trigger);
}
