package io.trustrail.gateway.policy.ladder;

import io.trustrail.gateway.policy.yaml.Value;
import io.trustrail.gateway.privacy.Operator;
import io.trustrail.gateway.privacy.OperatorKind;
import java.util.Map;
import java.util.Optional;

/** Reads an operator: its name, or {@code {mask: {keep-last: 4}}}. */
public final class OperatorReader {

    private static final int LONGEST_REST = 64;

    private OperatorReader() {}

    /** The operator, or nothing if it is none of the allowed kinds, which is a problem. */
    public static Optional<Operator> read(Value value, Map<String, OperatorKind> allowed) {
        return value.isMap() ? mask(value) : value.pick("operator", allowed).map(Operator::of);
    }

    private static Optional<Operator> mask(Value value) {
        var fields = value.fields();
        var mask = fields.required("mask", "keep-last below it; other operators are written as their name alone");
        fields.done();
        return mask.map(Value::fields).flatMap(parameters -> {
            var keepLast = parameters
                    .required("keep-last", "how many characters stay")
                    .flatMap(count -> count.whole(0, LONGEST_REST));
            parameters.done();
            return keepLast.map(Operator::mask);
        });
    }
}
