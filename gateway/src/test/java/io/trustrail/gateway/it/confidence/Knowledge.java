package io.trustrail.gateway.it.confidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the scripted vendor knows: {@code it/confidence/support.yaml}. Sentences are by kind and language. */
record Knowledge(
        List<Topic> topics,
        List<Topic> json,
        Map<String, Map<String, List<String>>> faults,
        Map<String, Map<String, List<String>>> good) {

    private static final String FILE = "/it/confidence/support.yaml";

    /** A question, what a tool says about it, and answers. */
    record Topic(
            String name,
            String language,
            String question,
            String tool,
            String right,
            String reworded,
            String contradicts) {}

    static Knowledge read() {
        try (var in = Objects.requireNonNull(Knowledge.class.getResourceAsStream(FILE))) {
            var yaml = new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromInputStream(in);
            return new ObjectMapper().convertValue(yaml, Knowledge.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of texts and of JSON; every second one of each is for training. */
    List<Topic> half(boolean training) {
        return Stream.concat(half(topics, training), half(json, training)).toList();
    }

    private static Stream<Topic> half(List<Topic> all, boolean training) {
        return all.stream().filter(topic -> all.indexOf(topic) % 2 == (training ? 0 : 1));
    }

    boolean isJson(Topic topic) {
        return json.contains(topic);
    }
}
