package io.trustrail.gateway.policy.json;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.regex.RegularExpression;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import io.trustrail.gateway.policy.rules.DetectorSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes detectors of answers that don't fit a schema. Schemas refer to nothing outside themselves, and their patterns are
 * RE2's, which takes a time that grows with the text's length whatever the pattern.
 *
 * <p>The only class that touches the validator, with those that it makes: a policy without schemas never loads it.
 */
public final class JsonSchemas implements DetectorCatalogue.Factory {

    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String NEWEST = "https://json-schema.org/draft/2020-12/schema";

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .failFast(true)
                    .formatAssertionsEnabled(true)
                    .regularExpressionFactory(JsonSchemas::pattern)
                    .build()));

    private static RegularExpression pattern(String pattern) {
        var compiled = Pattern.compile(pattern);
        return text -> compiled.matcher(text).find();
    }

    @Override
    public JsonSchemaDetector create(DetectorSettings settings) {
        var inline = settings.tree("schema");
        var file = settings.document("schema-file");
        if (inline.isPresent() == settings.has("schema-file")) {
            throw new IllegalArgumentException("give either schema, or schema-file, a *.schema.json of this policy");
        }
        return new JsonSchemaDetector(
                compile(inline.<JsonNode>map(JSON::valueToTree).orElseGet(() -> read(file.orElse("{}")))));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException(
                    "the schema is no JSON: see line " + at.getLineNr() + ", column " + at.getColumnNr(), e);
        }
    }

    private static Schema compile(JsonNode schema) {
        if (!schema.isObject()) {
            throw new IllegalArgumentException("the schema is no object");
        }
        try {
            if (schema.path("$schema").asString(NEWEST).equals(NEWEST)) {
                var problems = REGISTRY.getSchema(SchemaLocation.of(NEWEST)).validate(schema);
                if (!problems.isEmpty()) {
                    throw new IllegalArgumentException("the schema is none: " + problems.get(0));
                }
            }
            var compiled = REGISTRY.getSchema(schema);
            compiled.initializeValidators();
            return compiled;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("RE2 does not understand pattern " + e.getPattern(), e);
        } catch (SchemaException e) {
            throw new IllegalArgumentException("the schema can't be used: " + e.getMessage(), e);
        }
    }
}
