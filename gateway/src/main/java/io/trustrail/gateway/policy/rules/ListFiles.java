package io.trustrail.gateway.policy.rules;

import io.trustrail.gateway.policy.yaml.Fields;
import io.trustrail.gateway.policy.yaml.Spelling;
import io.trustrail.gateway.policy.yaml.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code .txt} and {@code .schema.json} files beside a policy's YAML.
 *
 * @param texts by path relative to the policy directory
 */
record ListFiles(Map<String, String> texts) {

    /** The lines of the file that a field names, without blank ones and those that start with {@code #}. */
    List<String> lines(Fields fields, String name) {
        return text(fields, name)
                .orElse("")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /** The text of the file that a field names; nothing if it names none that is there, which is a problem. */
    Optional<String> text(Fields fields, String name) {
        var named = fields.optional(name);
        var file = named.flatMap(Value::text);
        if (file.isPresent() && !texts.containsKey(file.get())) {
            named.ifPresent(value -> value.error(Spelling.unknown("list file", file.get(), texts.keySet())));
        }
        return file.flatMap(path -> Optional.ofNullable(texts.get(path)));
    }
}
