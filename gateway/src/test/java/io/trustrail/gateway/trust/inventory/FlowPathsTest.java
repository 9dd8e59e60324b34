package io.trustrail.gateway.trust.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths that can be counted, and that name nobody. */
class FlowPathsTest {

    @ParameterizedTest
    @CsvSource({
        "messages[0].content, messages[*].content",
        "messages[12].content[3].text, messages[*].content[*].text",
        "metadata.Jo Miller, metadata.*",
        "messages[0].tool_calls[0].function.arguments.customer.name.x,"
                + " messages[*].tool_calls[*].function.arguments.*.name",
        "anything, *",
        "'', *",
        "a..b[, *.*.*[*]",
    })
    void keepOnlyWordsOfTheWireFormats(String path, String normal) {
        assertThat(FlowPaths.normal(path)).isEqualTo(normal);
    }
}
