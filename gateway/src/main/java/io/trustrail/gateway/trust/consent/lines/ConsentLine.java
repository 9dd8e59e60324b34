package io.trustrail.gateway.trust.consent.lines;

import io.trustrail.gateway.trust.consent.Consents.Statement;

/**
 * One thing that one person said, out of many. Prints without the person.
 *
 * @param number of its line, from 1
 */
public record ConsentLine(int number, String tenant, String id, Statement said) {

    @Override
    public String toString() {
        return "ConsentLine[" + number + "]";
    }
}
