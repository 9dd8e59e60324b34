package io.trustrail.gateway.detect.pii;

import io.trustrail.gateway.detect.Marked;
import io.trustrail.gateway.guard.Detector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {

    private static final Detector DETECTOR = new PiiDetector();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦4111111111111111⟧",
                "⟦4111 1111 1111 1111⟧ 13/30",
                "⟦4111-1111-1111-1111⟧",
                "⟦4111111111111111⟧/123",
                "id 12345 ⟦4111 1111 1111 1111⟧",
                "⟦4111 1111 1111 1111⟧ ⟦5555 5555 5555 4444⟧",
                "⟦３７８２８２２４６３１０００５⟧",
                "⟦3782 822463 10005⟧",
                "⟦30569309025904⟧",
                "⟦6011111111111117⟧ ⟦3530111333300000⟧",
                "⟦2223003122003222⟧",
                "⟦6240008631401148⟧",
                "カード番号は⟦4111111111111111⟧です",
                "a,⟦4111111111111111⟧,b",
                "card ⟦4222222222222⟧",
                "4222222222222",
                "4111111111111112",
                "4111 1111 1111 1112",
                "4111-1111-1111-1111-1",
                "9-4111111111111111",
                "x4111111111111111",
                "4111111111111111x",
                "id_4111111111111111",
                "0.4111111111111111",
                "1234567812345670",
                "0000000000000000",
                "4111 1111 1111 111",
                "41111111111111111111",
            })
    void finds(String marked) {
        Marked.check(DETECTOR, "CREDIT_CARD", marked);
    }
}
