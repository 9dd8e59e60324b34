package io.trustrail.gateway.detect.pii;

import io.trustrail.gateway.detect.Marked;
import io.trustrail.gateway.guard.Detector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressesTest {

    private static final Detector DETECTOR = new PiiDetector();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⟦jane@example.com⟧",
                "Mail ⟦jane.doe+news@mail.example.co.uk⟧, please.",
                "<⟦jane_doe@example.com⟧>",
                "mailto:⟦j@example.com⟧?subject=x",
                "user=⟦jane@example.com⟧&x=1",
                "⟦o'neil@example.com⟧ or '⟦jane@example.com⟧'",
                "⟦JANE@EXAMPLE.COM⟧",
                "⟦jörg@müller.de⟧",
                "⟦иван@почта.рф⟧",
                "⟦info@会社.jp⟧",
                "⟦a@xn--mller-kva.xn--p1ai⟧",
                "メールは⟦tinoue@hotmail.es⟧まで",
                "⟦jane＠example.com⟧",
                "⟦4155552671@example.com⟧",
                "⟦jane@example.com⟧...",
                "⟦jane@example.com⟧.Then she left.",
                "--⟦jane@example.com⟧--",
                "⟦a@b.co⟧,⟦c@d.co⟧;⟦e@f.co⟧",
                "@Jane said hello @home",
                "jane@localhost",
                "jane@example",
                "jane@.com",
                "jane.@example.com",
                "jane@example..com",
                "a@b.c",
                "react@18.2.0",
                "icon@2x.png",
                "git@github.com:org/repo.git",
                "1234567890123456789012345678901234567890123456789012345678901234x@example.com",
                "x @ y.com",
            })
    void finds(String marked) {
        Marked.check(DETECTOR, "EMAIL", marked);
    }
}
