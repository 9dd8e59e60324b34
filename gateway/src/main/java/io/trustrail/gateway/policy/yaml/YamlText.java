package io.trustrail.gateway.policy.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The text of one YAML 1.2 file. */
public final class YamlText {

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setAllowNonScalarKeys(true).build();

    private YamlText() {}

    /** The file's value, or nothing if it is empty or can't be read, which is a problem. */
    public static Optional<Value> parse(String file, String text, Environment environment, Problems problems) {
        try {
            var node = new Compose(SETTINGS).composeString(text);
            if (node.isPresent() && isRecursive(node.get())) {
                problems.error(Place.of(file), "", "has an alias (*) inside its own anchor (&); write it out");
                return Optional.empty();
            }
            return node.map(root -> Value.root(new Source(file, environment, problems), root));
        } catch (MarkedYamlEngineException e) {
            var at = e.getProblemMark().map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1));
            /* The problem names characters, anchors and tags at most. The whole message quotes the line, which may
             * hold a key. */
            problems.error(at.orElse(Place.of(file)), "", "is no valid YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.error(Place.of(file), "", "is no valid YAML, or larger than 3 MB");
        }
        return Optional.empty();
    }

    private static boolean isRecursive(Node node) {
        if (node.isRecursive()) {
            return true;
        }
        if (node instanceof MappingNode map) {
            return map.getValue().stream().anyMatch(entry -> isRecursive(entry.getValueNode()));
        }
        return node instanceof SequenceNode list && list.getValue().stream().anyMatch(YamlText::isRecursive);
    }

    /** What a value needs to know of its file. */
    record Source(String file, Environment environment, Problems problems) {}
}
