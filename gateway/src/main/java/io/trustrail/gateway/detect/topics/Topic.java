package io.trustrail.gateway.detect.topics;

import java.util.List;

/**
 * A topic as a policy describes it.
 *
 * @param category what a sentence about it is found as
 * @param examples sentences about it
 * @param counterExamples sentences that are like them and about something else
 * @param threshold how like the examples a sentence must be, 0 to 1
 */
public record Topic(String category, List<String> examples, List<String> counterExamples, double threshold) {

    public Topic {
        examples = List.copyOf(examples);
        counterExamples = List.copyOf(counterExamples);
    }
}
