package io.trustrail.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trustrail.bench.measure.Section;
import io.trustrail.bench.subject.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void aFullRunWritesThePageOfResults() {
        var arguments = Arguments.parse(List.of("--rounds", "5", "--cores", "0,1"));

        assertThat(arguments.out()).isEqualTo("bench/RESULTS.md");
        assertThat(arguments.plan().rounds()).isEqualTo(5);
        assertThat(arguments.plan().sections()).containsExactlyInAnyOrder(Section.values());
        assertThat(arguments.subjectCore()).isEqualTo("0");
        assertThat(arguments.words()).isEqualTo("--rounds 5");
    }

    @Test
    void aPartOfARunLeavesItAlone() {
        var arguments = Arguments.parse(List.of("--only", "sse,start", "--subjects", "raw,direct"));

        assertThat(arguments.out()).isEqualTo("bench/target/results.md");
        assertThat(arguments.plan().sections()).containsExactlyInAnyOrder(Section.SSE, Section.START);
        assertThat(arguments.plan().kinds()).containsExactly(Kind.DIRECT, Kind.RAW);
    }

    @Test
    void whatIsNotUnderstoodIsTold() {
        assertThatThrownBy(() -> Arguments.parse(List.of("--only", "everything")))
                .hasMessageContaining("everything")
                .hasMessageContaining("openloop");
        assertThatThrownBy(() -> Arguments.parse(List.of("--subjects", "envoy")))
                .hasMessageContaining("level1-clean");
        assertThatThrownBy(() -> Arguments.parse(List.of("--rounds", "none"))).hasMessageContaining("--rounds");
        assertThatThrownBy(() -> Arguments.parse(List.of("--rounds"))).hasMessageContaining("--rounds");
    }
}
