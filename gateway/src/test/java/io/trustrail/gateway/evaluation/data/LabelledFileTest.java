package io.trustrail.gateway.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.trustrail.gateway.evaluation.data.LabelledText.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledFileTest {

    @TempDir
    private Path directory;

    private List<LabelledText> read(String lines) throws IOException {
        return LabelledFile.read(Files.writeString(directory.resolve("some.jsonl"), lines));
    }

    @Test
    void aLineBecomesATextWithItsSpans() throws IOException {
        var texts = read("""
                {"text":"I am 山田","lang":"ja","spans":[{"start":5,"end":7,"type":"PERSON","subtype":"X"}],\
                "source":"chat","labeled":["PERSON"]}
                {"text":"plain","spans":[],"labeled":["*"]}
                """);
        assertThat(texts)
                .containsExactly(
                        new LabelledText("I am 山田", "ja", List.of(new Span(5, 7, "PERSON")), "chat", Set.of("PERSON")),
                        new LabelledText("plain", "", List.of(), "", Set.of("*")));
        assertThat(texts.get(0).labels("PERSON")).isTrue();
        assertThat(texts.get(0).labels("EMAIL")).isFalse();
        assertThat(texts.get(1).labels("EMAIL")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "secret                                            | is no JSON object",
                "{\"spans\":[],\"labeled\":[]}                     | text is missing; give a text",
                "{\"text\":\"secret\",\"labeled\":[]}              | spans is missing; give a list, [] for none",
                "{\"text\":\"secret\",\"spans\":[]}                | labeled is missing; give the types that are marked, or [\"*\"]",
                "{\"text\":\"secret\",\"spans\":[],\"labeled\":[1]} | labeled may hold names of types only",
                "{\"text\":\"secret\",\"spans\":[{}],\"labeled\":[]} | spans[0].type is missing; give a type",
                "{\"text\":\"secret\",\"spans\":[{\"type\":\"A\",\"start\":0}],\"labeled\":[]} | spans[0] needs start and end as whole numbers",
                "{\"text\":\"secret\",\"spans\":[{\"type\":\"A\",\"start\":0,\"end\":7}],\"labeled\":[]} | spans[0] does not lie within the text",
                "{\"text\":\"secret\",\"spans\":[{\"type\":\"A\",\"start\":2,\"end\":2}],\"labeled\":[]} | spans[0] does not lie within the text",
            })
    void aLineThatCanNotBeUsedIsToldWithItsPlaceButNotItsText(String line, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"text\":\"fine\",\"spans\":[],\"labeled\":[]}\n" + line))
                .withMessage("some.jsonl:2: " + problem);
    }
}
