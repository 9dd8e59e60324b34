package io.trustrail.gateway.policy.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.Verdict;
import io.trustrail.gateway.policy.Checks;
import io.trustrail.gateway.policy.PolicyBook;
import io.trustrail.gateway.policy.PolicyDirectory;
import io.trustrail.gateway.policy.rules.DetectorCatalogue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaDetectorTest {

    private static final String SCHEMA = """
            {type: object, required: [price], additionalProperties: false,
             properties: {price: {type: number, minimum: 0}, code: {type: string, pattern: '^[A-Z]{2}$'}}}""";

    private static PolicyDirectory policy(Path directory, String settings) {
        return PolicyDirectory.sound(directory)
                .detectors(new DetectorCatalogue().with("json-schema", new JsonSchemas()))
                .write("guards.yaml", """
                        guards:
                          pii:
                            detector: json-schema
                            settings: {%s}
                            rules: [{action: block}]
                        """.formatted(settings.replace("\n", "\n      ")));
    }

    private static PolicyBook book(Path directory) {
        return policy(directory, "schema: " + SCHEMA).book();
    }

    private static Verdict check(PolicyBook book, String text) {
        return Checks.check(book, Direction.REPLY, Origin.ASSISTANT, text);
    }

    private static List<String> categories(Verdict verdict) {
        return verdict.findings().stream().map(it -> it.category()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"price\": 1.5}                     |",
                "\t{\"price\": 0, \"code\": \"DE\"}   |",
                "~```json\n{\"price\": 1}\n```~       |",
                "~```\n{\"price\": 1}\n```\n~         |",
                "{\"price\": \"1\"}                   | SCHEMA_MISMATCH",
                "{\"price\": 1, \"x\": 1}             | SCHEMA_MISMATCH",
                "{\"price\": 1, \"code\": \"de\"}     | SCHEMA_MISMATCH",
                "[]                                   | SCHEMA_MISMATCH",
                "{\"price\": 1                        | INVALID_JSON",
                "{\"price\": 1} That is all.          | INVALID_JSON",
                "Here it is: {\"price\": 1}           | INVALID_JSON",
                "{\"price\": 1, \"price\": 2}         | INVALID_JSON",
                "~Sure!\n```json\n{\"price\": 1}\n```~| INVALID_JSON",
                "```                                  | INVALID_JSON",
            })
    void anAnswerFitsOrIsFound(String text, String category, @TempDir Path directory) {
        var verdict = check(book(directory), text);
        assertThat(categories(verdict)).isEqualTo(category == null ? List.of() : List.of(category));
    }

    @Test
    void nothingOfAnAnswerPassesBeforeItsEnd(@TempDir Path directory) {
        var facts = Checks.facts("t", "app", true, "");
        var begun = new Passage(facts, Direction.REPLY, Origin.ASSISTANT, 0, "{\"price\": 1}", 0, false);
        assertThat(Checks.check(book(directory), begun)).isEqualTo(Verdict.allow(0));
    }

    @Test
    void textsThatAreNoAnswerAreNotItsBusiness(@TempDir Path directory) {
        var book = book(directory);
        assertThat(book.feature("support").orElseThrow().promptGuards().isEmpty())
                .isTrue();
        assertThat(Checks.check(book, Direction.REPLY, Origin.TOOL_CALL, "no JSON"))
                .isEqualTo(Verdict.allow(7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"price\": \"Jane Doe\"}             | /properties/price/type",
                "{\"price\": 1, \"Jane Doe\": 1}       | /additionalProperties",
                "{\"price\": 1, \"code\": \"Jane\"}    | /properties/code/pattern",
                "{\"price\": Jane Doe                  | line 1, column 11",
            })
    void itTellsWhereButNotWhat(String text, String where, @TempDir Path directory) {
        var guards = book(directory).feature("support").orElseThrow().replyGuards();
        var passage = Passage.whole(Checks.facts("t", "app", false, ""), Direction.REPLY, Origin.ASSISTANT, text);
        var details = new java.util.ArrayList<String>();
        guards.each(guard -> {
            var verdict = guard.check(passage).result();
            verdict.findings().forEach(it -> details.add(guard.why(passage, it).detail()));
            return guard;
        });
        assertThat(details).singleElement().asString().startsWith(where).doesNotContain("Jane");
    }

    @Test
    void aSchemaMayStandInAFileThatIsPartOfThePolicy(@TempDir Path directory) {
        var policy = policy(directory, "schema-file: forms/price.schema.json")
                .write("forms/price.schema.json", "{\"type\": \"number\"}");
        var before = policy.book();
        assertThat(categories(check(before, "1.5"))).isEmpty();
        assertThat(categories(check(before, "\"1.5\""))).containsExactly("SCHEMA_MISMATCH");
        var after = policy.write("forms/price.schema.json", "{\"type\": \"string\"}")
                .book();
        assertThat(after.hash()).isNotEqualTo(before.hash());
        assertThat(categories(check(after, "\"1.5\""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                               | give either schema, or schema-file",
                "schema: {}, schema-file: a.schema.json         | give either schema, or schema-file",
                "schema-file: nowhere.schema.json               | no list file nowhere.schema.json",
                "schema: [1]                                    | the schema is no object",
                "schema: {type: strnig}                         | the schema is none: ",
                "schema: {pattern: '(?=x)'}                     | the schema is none: /pattern: ",
                "schema: {$ref: 'https://example.com/a.json'}   | the schema can't be used: ",
                "schema: {}, schemas: 1                         | no field schemas",
            })
    void badSchemasAreTold(String settings, String problem, @TempDir Path directory) {
        assertThat(policy(directory, settings == null ? "" : settings).problems())
                .anyMatch(it -> it.contains(problem));
    }

    @Test
    void aSchemaFileThatIsNoJsonIsToldWithItsPlace(@TempDir Path directory) {
        var policy = policy(directory, "schema-file: a.schema.json").write("a.schema.json", "{\n  oops}");
        assertThat(policy.problems()).anyMatch(it -> it.contains("the schema is no JSON: see line 2"));
    }
}
