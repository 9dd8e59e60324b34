package io.trustrail.gateway.detect.pii;

import io.trustrail.gateway.detect.Marked;
import io.trustrail.gateway.guard.Detector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IbansTest {

    private static final Detector DETECTOR = new PiiDetector();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦DE89370400440532013000⟧",
                "IBAN ⟦DE89 3704 0044 0532 0130 00⟧ und",
                "⟦de89370400440532013000⟧",
                "⟦GB82 WEST 1234 5698 7654 32⟧.",
                "⟦NO9386011117947⟧",
                "⟦FR14 2004 1010 0505 0001 3M02 606⟧",
                "IBANは⟦DE89370400440532013000⟧です",
                "⟦DE89-3704-0044-0532-0130-00⟧",
                "DE88370400440532013000",
                "DE8937040044053201300",
                "DE893704004405320130001",
                "XDE89370400440532013000",
                "ZZ89370400440532013000",
                "DE89  3704 0044 0532 0130 00",
                "IT12 is a nice room and so is that one",
            })
    void finds(String marked) {
        Marked.check(DETECTOR, "IBAN", marked);
    }
}
