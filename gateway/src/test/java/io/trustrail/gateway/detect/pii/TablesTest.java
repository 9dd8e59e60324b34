package io.trustrail.gateway.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The heading of a column is the label of what stands below it. */
class TablesTest {

    private static final PiiDetector DETECTOR = new PiiDetector();

    private static List<String> found(String text) {
        return DETECTOR.detect(text, 0, true).findings().stream()
                .map(finding -> finding.category() + " " + text.substring(finding.start(), finding.end()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,ssn,date of birth,order\nJane,536228726,1984-04-28,463228727\nJoe,463228727,1990-08-08,536228726\n",
                "name;ssn;date of birth;order\n\"Doe; Jane\";\"536228726\";1984-04-28;463228727\nJoe;463228727;1990-08-08;1",
                "name\tssn\tdate of birth\torder\nJane\t536228726\t1984-04-28\t463228727\nJoe\t463228727\t1990-08-08\t1",
                "| name | ssn | date of birth | order |\n|---|:--:|---|---|\n| Jane | 536228726 | 1984-04-28 | 463228727 |\n"
                        + "| Joe | 463228727 | 1990-08-08 | 1 |",
                "ssn,date of birth,order\r\n536228726,1984-04-28,463228727\r\n463228727,1990-08-08,1",
            })
    void everyRowIsRead(String table) {
        assertThat(found(table))
                .containsExactly(
                        "NATIONAL_ID 536228726",
                        "DATE_OF_BIRTH 1984-04-28",
                        "NATIONAL_ID 463228727",
                        "DATE_OF_BIRTH 1990-08-08");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,order,ssn\nJane,536228726,\n",
                "name,order,ssn\n\nJane,x,536228726\n",
                "Please do send your own ssn to us as soon as you can, and the other papers\n536228726, please",
            })
    void otherColumnsAreNotTold(String table) {
        assertThat(found(table)).doesNotContain("NATIONAL_ID 536228726");
    }

    @Test
    void aHeadingIsSeenAsFarAsWordsCount() {
        var rows = "Jane,463228727\n";
        assertThat(found("name,ssn\n" + rows.repeat(30))).hasSize(30);
        assertThat(found("name,ssn\n" + rows.repeat(60))).hasSizeBetween(30, 59);
    }
}
