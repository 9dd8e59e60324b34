package io.trustrail.gateway.vendor.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The scripts of {@code demo/scripts.yaml}, in their order. */
final class Scripts {

    private static final String RESOURCE = "/demo/scripts.yaml";

    private final List<Script> all;

    private Scripts(List<Script> all) {
        this.all = all;
    }

    /** Reads the resource. */
    static Scripts load() {
        try (InputStream in = Objects.requireNonNull(Scripts.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            Object yaml = new Load(LoadSettings.builder().setLabel(RESOURCE).build()).loadFromInputStream(in);
            return new Scripts(List.of(new ObjectMapper().convertValue(yaml, Script[].class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What all scripts say together that the input calls for. */
    Script forInput(String input) {
        return all.stream()
                .filter(script -> script.isCalledFor(input))
                .reduce(Script::or)
                .orElseThrow();
    }
}
