package io.trustrail.browser;

import io.trustrail.browser.Chromium.Look;
import io.trustrail.gateway.it.fixture.ProcessFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures of the console of the packaged gateway with its own policies. */
@Timeout(240)
class ScreenshotsIT {

    private static final String TEXT = "Hello, this is Ann Lee. Please write to ann.lee@example.com or call +1 415 555"
            + " 2671. My card is 4111 1111 1111 1111, and I ordered from 203.0.113.7.";

    private final ProcessFixture fixture = new ProcessFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource(names = "PHONE_DARK", mode = EnumSource.Mode.EXCLUDE)
    void ofATextThatIsTried(Look look) {
        var gateway = fixture.serveAsCloned();
        try (var console = ConsolePages.open(gateway.adminUrl(), gateway.data(), look, "en-US")) {
            console.logIn();
            console.tryOut(TEXT, "feature:support-replies");
            Pictures.take(console.page(), "try", look);
        }
    }
}
