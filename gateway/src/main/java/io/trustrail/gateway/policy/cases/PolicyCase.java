package io.trustrail.gateway.policy.cases;

import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.policy.Feature;
import io.trustrail.gateway.policy.yaml.Place;
import io.vertx.core.buffer.Buffer;

/** One case of a file. */
record PolicyCase(Place place, String name, Feature feature, Input input, Expectation expectation) {

    /** What is put in. */
    sealed interface Input {}

    /** A text, as one message of a call would carry it. */
    record Text(CallFacts facts, Direction direction, Origin origin, String text) implements Input {}

    /** A whole request in a dialect's JSON. */
    record Request(String dialect, Buffer json) implements Input {}
}
