package io.trustrail.gateway.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFactsTest {

    private static MultiMap headers(String lines) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        lines.lines().map(line -> line.split(": ?", 2)).forEach(pair -> headers.add(pair[0], pair[1]));
        return headers;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization: Bearer k1                | k1 | k1",
                "authorization: bearer  k1               | k1 | k1",
                "X-Api-Key: k2                           | '' | k2",
                "api-key: k3                             | k3 | ''",
                "x: y                                    | '' | ''",
                "Authorization: Basic azE6azI=           | '' | ''",
                "Authorization: Bearer                   | '' | ''",
                "'x-api-key: k2\nAuthorization: Bearer k1' | k1 | k2",
                "'api-key: k3\nAuthorization: Bearer k1'   | k1 | k1",
            })
    void keysComeAsTheDialectsClientsSendThem(String lines, String openAi, String anthropic) {
        assertThat(Dialects.OPENAI_CHAT.key(headers(lines))).isEqualTo(openAi);
        assertThat(Dialects.ANTHROPIC_MESSAGES.key(headers(lines))).isEqualTo(anthropic);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "{\"messages\":[]}                                                      → false → false",
                "{\"messages\":[],\"stream\":true}                                      → true  → false",
                "{\"messages\":[],\"stream\":null}                                      → false → false",
                "{\"messages\":[],\"response_format\":{\"type\":\"json_object\"}}       → false → true",
                "{\"messages\":[],\"response_format\":{\"type\":\"json_schema\"}}       → false → true",
                "{\"messages\":[],\"response_format\":{\"type\":\"text\"}}              → false → false",
                "{\"messages\":[{\"stream\":true,\"response_format\":\"json_object\"}]} → false → false",
            })
    void aRequestTellsHowItWantsItsReply(String body, boolean stream, boolean json) {
        var prompt = Dialects.OPENAI_CHAT.prompt(body.getBytes(UTF_8));
        assertThat(Dialects.OPENAI_CHAT.wantsStream(prompt)).isEqualTo(stream);
        assertThat(Dialects.OPENAI_CHAT.wantsJson(prompt)).isEqualTo(json);
    }

    @Test
    void everyDialectIsFoundByItsId() {
        assertThat(Dialects.all())
                .isNotEmpty()
                .allSatisfy(dialect -> assertThat(Dialects.byId(dialect.id())).containsSame(dialect));
        assertThat(Dialects.byId("smoke-signals")).isEmpty();
        assertThat(Dialects.all().stream().map(Dialect::path)).doesNotHaveDuplicates();
    }

    @Test
    void noHeaderThatCarriesAKeyIsForwarded() {
        for (var dialect : Dialects.all()) {
            assertThat(dialect.forwardedHeaders())
                    .isNotEmpty()
                    .doesNotContain("authorization", "x-api-key", "api-key", "cookie")
                    .noneMatch(name -> name.startsWith("x-trustrail"));
        }
    }
}
