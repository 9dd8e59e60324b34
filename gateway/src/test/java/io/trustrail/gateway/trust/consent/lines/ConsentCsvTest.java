package io.trustrail.gateway.trust.consent.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.policy.trust.Purpose;
import io.trustrail.gateway.trust.consent.Consent;
import io.trustrail.gateway.trust.consent.Consent.State;
import io.trustrail.gateway.trust.consent.Consents.Entry;
import io.trustrail.gateway.trust.consent.lines.Fault.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Consents in CSV, good and bad. */
class ConsentCsvTest {

    private static final String HEAD = "id,purpose,state,source\n";

    private static ConsentCsv.Result read(String text) {
        return ConsentCsv.read(text, "default", "ann");
    }

    @Test
    void readsLinesWithQuotesAndCarriageReturns() {
        var read = read("\uFEFFid,tenant,purpose,state,source,textVersion\r\n\r\n"
                + "\"c,\"\"17\"\"\",,answering,granted,\"crm\nold\",2026-01\r\nc-18,other,ai, withdrawn ,crm,\r\n");

        assertThat(read.faults()).isEmpty();
        assertThat(read.lines()).hasSize(2);
        var first = read.lines().get(0);
        assertThat(first.id()).isEqualTo("c,\"17\"");
        assertThat(first.said().source()).isEqualTo("crm\nold");
        assertThat(first.tenant()).isEqualTo("default");
        assertThat(first.said().states()).isEqualTo(Map.of(Purpose.ANSWERING, State.GRANTED));
        assertThat(first.said().textVersion()).isEqualTo("2026-01");
        assertThat(first.said().by()).isEqualTo("ann");
        var second = read.lines().get(1);
        assertThat(second.tenant()).isEqualTo("other");
        assertThat(second.number()).isEqualTo(5);
        assertThat(second.toString()).doesNotContain("c-18");
    }

    @ParameterizedTest
    @CsvSource({
        "'a,answering,granted,', 2, source, MISSING",
        "'a b,answering,granted,crm', 2, id, ID",
        "'a,answering,yes,crm', 2, state, STATE",
        "'a,anwsering,granted,crm', 2, purpose, PURPOSE",
        "'a,answering,granted', 2, '', CELLS",
        "'a,answering,granted,\"crm', 2, '', QUOTE",
        "'a,answering,granted,crm;a,answering,withdrawn,crm', 3, purpose, TWICE",
        "'', 1, '', EMPTY",
    })
    void aBadLineIsNamedWithItsFieldAndWhatIsWrong(String lines, int line, String field, Kind kind) {
        assertThat(read(HEAD + lines.replace(';', '\n')).faults()).containsExactly(new Fault(line, field, kind));
    }

    @Test
    void allBadLinesAreToldAtOnceButNotEndlessly() {
        var text =
                IntStream.range(0, 60).mapToObj(i -> "p" + i + ",ai,no,crm\n").collect(Collectors.joining());
        assertThat(read(HEAD + text).faults()).hasSize(50);
        assertThat(read(HEAD + "x".repeat(257) + ",ai,granted," + "y".repeat(65))
                        .faults())
                .extracting(Fault::field)
                .containsExactly("id", "source");
    }

    @Test
    void theHeadIsCheckedFirst() {
        assertThat(read("id,purpose,status,purpose\na,ai,granted,crm").faults())
                .containsExactlyInAnyOrder(
                        new Fault(1, "purpose", Kind.COLUMN),
                        new Fault(1, "purpose", Kind.COLUMN),
                        new Fault(1, "status", Kind.COLUMN),
                        new Fault(1, "state", Kind.COLUMN_MISSING),
                        new Fault(1, "source", Kind.COLUMN_MISSING));
        assertThat(read(HEAD + "a,ai,granted,crm\n".repeat(ConsentCsv.MOST + 1)).faults())
                .containsExactly(new Fault(ConsentCsv.MOST + 2, "", Kind.TOO_MANY));
    }

    @Test
    void whatAnExportSaysCanBeReadAgain() {
        var consent = new Consent(State.WITHDRAWN, "a \"form\", new", "v1", Instant.EPOCH);
        var entry = new Entry("sub_1", "default", "=c-17", Map.of(Purpose.SHARING, consent));

        var csv = ExportCsv.HEAD + ExportCsv.rows(List.of(entry));

        assertThat(csv).contains("'=c-17");
        assertThat(read(csv).lines()).singleElement().satisfies(line -> {
            assertThat(line.id()).isEqualTo("=c-17");
            assertThat(line.said().source()).isEqualTo("a \"form\", new");
            assertThat(line.said().states()).isEqualTo(Map.of(Purpose.SHARING, State.WITHDRAWN));
        });
    }
}
