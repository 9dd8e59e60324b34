package io.trustrail.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.trustrail.browser.Chromium.Look;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Pictures of pages: for docs/images if {@code -Dtrustrail.screenshots=true}, or else to see that they can be taken. */
final class Pictures {

    private static final Path DOCS = Path.of("..", "docs", "images");
    private static final Path TARGET = Path.of("target", "images");

    private Pictures() {}

    static void take(Page page, String name, Look look) {
        try {
            var directory = Files.createDirectories(Boolean.getBoolean("trustrail.screenshots") ? DOCS : TARGET);
            var file = directory.resolve(
                    name + "-" + look.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
            assertThat(Files.size(file)).isBetween(10_000L, 400_000L);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
