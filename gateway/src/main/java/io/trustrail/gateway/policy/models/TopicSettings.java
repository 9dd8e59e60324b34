package io.trustrail.gateway.policy.models;

import io.trustrail.gateway.detect.topics.Topic;
import io.trustrail.gateway.detect.topics.TopicDetector;
import io.trustrail.gateway.policy.rules.DetectorSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Reads the topics of a policy: by category, with examples and what is not meant. */
final class TopicSettings {

    private static final int FEWEST = 5;
    private static final int MOST = 50;
    private static final int LONGEST = 400;

    private TopicSettings() {}

    static List<Topic> read(DetectorSettings settings) {
        var topics = new ArrayList<Topic>();
        settings.sections("topics").forEach((category, section) -> {
            var examples = texts(section, "examples");
            if (examples.size() < FEWEST) {
                section.error(
                        "examples",
                        "gives " + examples.size() + " texts; give " + FEWEST + " to " + MOST
                                + " different ones, in the languages that you have");
            }
            var counterExamples = texts(section, "counter-examples");
            double threshold = section.fraction("threshold", TopicDetector.USUAL_THRESHOLD);
            section.done();
            if (!DetectorSettings.isCategory(category)) {
                section.error("", "is no category; write it in upper case, such as LEGAL_ADVICE");
            }
            topics.add(new Topic(category, examples, counterExamples, threshold));
        });
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("it needs topics: categories, each with examples");
        }
        return List.copyOf(topics);
    }

    private static List<String> texts(DetectorSettings section, String name) {
        var texts = new ArrayList<>(section.texts(name));
        texts.addAll(section.lines(name + "-file"));
        texts.replaceAll(String::strip);
        texts.removeIf(String::isEmpty);
        if (texts.size() > MOST) {
            section.error(name, "gives " + texts.size() + " texts; give " + MOST + " at most");
        }
        if (texts.stream().anyMatch(text -> text.length() > LONGEST)) {
            section.error(name, "has a text of more than " + LONGEST + " characters; give single sentences");
        }
        return List.copyOf(new LinkedHashSet<>(texts));
    }
}
