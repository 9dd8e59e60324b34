package io.trustrail.gateway.policy.cases;

import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.prompt.Prompt;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.yaml.Place;
import io.vertx.core.buffer.Buffer;
import java.util.stream.Stream;

/** One case of a file. */
record PolicyCase(Place place, String name, Feature feature, Input input, Expectation expectation) {

    /** What is put in. */
    sealed interface Input {}

    /**
     * A text, as one message of a call would carry it.
     *
     * @param asked what the user wrote that a reply answers; empty if nothing is known of it
     * @param system the system prompt of the same call
     * @param look what else people's rules may ask about a reply
     */
    record Text(
            CallFacts facts, Direction direction, Origin origin, String text, String asked, String system, Look look)
            implements Input {

        /** The prompt that a reply answers. */
        Prompt prompt() {
            return new Prompt(
                    () -> Stream.of(system, asked).filter(it -> !it.isEmpty()).toList(),
                    () -> Stream.of(asked).filter(it -> !it.isEmpty()).toList(),
                    () -> Stream.of(system).filter(it -> !it.isEmpty()).toList());
        }
    }

    /** A whole request in a dialect's JSON. */
    record Request(String dialect, Buffer json) implements Input {}
}
