package io.trustrail.training.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    private static Templates templates(long seed) {
        var pools = new Pools();
        for (var language : Templates.LANGUAGES) {
            pools.add(language, "GIVEN", List.of("Ada", "Grace", "Alan", "Edsger", "Barbara"));
            pools.add(language, "SURNAME", List.of("Quill", "Vance", "Rook", "Stone", "Marsh"));
            pools.add(language, "LOCATION", List.of("Springfield"));
            pools.add(language, "ORG", List.of("Acme Ltd"));
        }
        return new Templates(pools, seed);
    }

    @Test
    void labelsStandWhereTheValuesDo() throws IOException {
        assertThat(templates(1).documents(-1)).hasSizeGreaterThan(5000).allSatisfy(document -> {
            int last = 0;
            for (var span : document.spans()) {
                assertThat(span.start()).isGreaterThanOrEqualTo(last);
                assertThat(document.value(span)).isNotBlank();
                last = span.end();
            }
            assertThat(document.text()).doesNotContain("{P}", "{F}", "{O}", "\\n");
        });
    }

    @Test
    void negativesTellNobodysName() throws IOException {
        assertThat(templates(1).documents(-1))
                .filteredOn(document -> document.source().equals("own-negatives"))
                .isNotEmpty()
                .allSatisfy(document -> assertThat(document.spans())
                        .noneMatch(span -> span.type().equals("PERSON")));
    }

    @Test
    void theSameSeedMakesTheSameDocuments() throws IOException {
        assertThat(templates(7).documents(-1)).isEqualTo(templates(7).documents(-1));
        assertThat(templates(7).documents(-1)).isNotEqualTo(templates(8).documents(-1));
    }

    @Test
    void whatIsHeldOutIsNotTrainedOn() throws IOException {
        var training = templates(1).documents(0);
        var heldOut = templates(1).documents(1);
        assertThat(heldOut).isNotEmpty();
        assertThat(training)
                .filteredOn(document -> document.text().equals("Summer Sale: 20% off everything!"))
                .isEmpty();
        assertThat(heldOut).anyMatch(document -> document.text().equalsIgnoreCase("Summer Sale: 20% off everything!"));
    }
}
