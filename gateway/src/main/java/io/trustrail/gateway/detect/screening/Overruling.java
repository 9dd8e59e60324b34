package io.trustrail.gateway.detect.screening;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * Orders to a model that hardly have another use, such as to ignore all previous instructions. The encoder knows them, but is not
 * sure of one that stands alone. The turns of phrase are in {@code overruling.txt}. Asked only about what is doubted already,
 * since it takes longer than the student.
 */
final class Overruling {

    /** The probability of an attack: of 271 texts of the data for training with such an order all are attacks. */
    static final double SURE = 0.98;

    private static final List<Pattern> ORDERS = patterns();

    private Overruling() {}

    private static List<Pattern> patterns() {
        var file = WordPatterns.of("overruling.txt");
        return List.of("en", "de", "ja", "es", "fr", "other").stream()
                .map(language -> file.any("sentence", language))
                .toList();
    }

    /** Whether a text that is read in some ways holds one in any of them. */
    static boolean isIn(List<Subject.Way> ways) {
        return ways.stream().anyMatch(way -> isIn(way.text()));
    }

    static boolean isIn(String text) {
        return ORDERS.stream().anyMatch(order -> order.matcher(text).find());
    }
}
