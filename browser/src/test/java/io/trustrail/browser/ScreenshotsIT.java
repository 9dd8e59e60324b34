package io.trustrail.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.trustrail.browser.Chromium.Look;
import io.trustrail.gateway.it.fixture.ProcessFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Takes pictures of the console of the packaged gateway with its own policies: for docs/images if {@code -Dtrustrail.screenshots=true}, or else to see that it can. */
@Timeout(240)
class ScreenshotsIT {

    private static final String TEXT = "Hello, this is Ann Lee. Please write to ann.lee@example.com or call +1 415 555"
            + " 2671. My card is 4111 1111 1111 1111, and I ordered from 203.0.113.7.";
    private static final Path DOCS = Path.of("..", "docs", "images");
    private static final Path TARGET = Path.of("target", "images");

    private final ProcessFixture fixture = new ProcessFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource(names = "PHONE_DARK", mode = EnumSource.Mode.EXCLUDE)
    void ofATextThatIsTried(Look look) throws IOException {
        var directory = Files.createDirectories(Boolean.getBoolean("trustrail.screenshots") ? DOCS : TARGET);
        var file =
                directory.resolve("try-" + look.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png");
        var gateway = fixture.serveAsCloned();
        try (var console = ConsolePages.open(gateway.adminUrl(), gateway.data(), look, "en-US")) {
            console.logIn();
            console.tryOut(TEXT, "feature:support-replies");
            console.page().screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        }
        assertThat(Files.size(file)).isBetween(10_000L, 400_000L);
    }
}
