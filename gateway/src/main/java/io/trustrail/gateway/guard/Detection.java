package io.trustrail.gateway.guard;

import java.util.List;

/**
 * A detector's answer.
 *
 * @param findings what was found, ordered by start; they may overlap
 * @param settled the position before which the answer is final whatever text follows; never inside a finding, and the
 *     text's length when the text is complete
 */
public record Detection(List<Finding> findings, int settled) {

    public static Detection nothing(int settled) {
        return new Detection(List.of(), settled);
    }
}
