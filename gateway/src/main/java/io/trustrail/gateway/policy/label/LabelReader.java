package io.trustrail.gateway.policy.label;

import io.trustrail.gateway.policy.yaml.Definitions;
import io.trustrail.gateway.policy.yaml.Fields;
import io.trustrail.gateway.policy.yaml.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the blocks {@code label:} of features and vendors. */
public final class LabelReader {

    /** The field's name, in features and vendors. */
    public static final String FIELD = "label";

    private static final Pattern LINK = Pattern.compile("https://[^\\s\"<>]+");
    private static final int LONGEST = 400;

    private LabelReader() {}

    /** What is said about features, by name. */
    public static Map<String, FeatureWords> features(Definitions features) {
        var read = new HashMap<String, FeatureWords>();
        features.byName()
                .forEach((name, value) -> block(value).ifPresent(fields -> read.put(name, feature(fields.fields()))));
        return read;
    }

    private static Optional<Value> block(Value definition) {
        return definition.isMap() ? definition.fields().optional(FIELD) : Optional.empty();
    }

    private static FeatureWords feature(Fields fields) {
        var consistency = fields.map("consistency");
        var words = new FeatureWords(
                text(fields, "title"),
                fields.optional("optional").flatMap(Value::flag).orElse(null),
                consistency.optional("value").flatMap(Value::flag).orElse(null),
                text(consistency, "note"),
                fields.flag("public", true),
                links(fields));
        consistency.done();
        fields.done();
        return words;
    }

    private static List<String> links(Fields fields) {
        var links = new ArrayList<String>();
        for (var item : fields.filledIfAny("links", "https addresses")) {
            item.text().ifPresent(link -> {
                if (!LINK.matcher(link).matches()) {
                    item.error("is no address; give one that begins with https://");
                }
                links.add(link);
            });
        }
        return links;
    }

    private static String text(Fields fields, String name) {
        var value = fields.optional(name);
        var text = value.flatMap(Value::text).orElse("");
        if (text.length() > LONGEST) {
            value.ifPresent(it -> it.error("is longer than " + LONGEST + " characters; shorten it"));
        }
        return text;
    }

    /** What vendors are called, by name. */
    public static Map<String, String> vendors(Definitions vendors) {
        var read = new HashMap<String, String>();
        vendors.byName()
                .forEach((name, value) -> block(value).ifPresent(block -> {
                    var fields = block.fields();
                    var called = text(fields, "name");
                    fields.done();
                    if (!called.isEmpty()) {
                        read.put(name, called);
                    }
                }));
        return read;
    }
}
