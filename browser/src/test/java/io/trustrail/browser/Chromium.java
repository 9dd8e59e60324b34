package io.trustrail.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchPersistentContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.trustrail.gateway.it.fixture.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The browser that is installed on this machine, with a profile of its own that is thrown away. Nothing is downloaded:
 * without a browser, tests fail.
 */
final class Chromium implements AutoCloseable {

    private static final String PROPERTY = "trustrail.chromium";
    private static final String VARIABLE = "TRUSTRAIL_CHROMIUM";
    private static final String USUAL = "/usr/bin/chromium";
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Path profile = Directories.temporary();
    private final Playwright playwright;
    private final BrowserContext context;

    private Chromium(Playwright playwright, Look look, String language) {
        this.playwright = playwright;
        this.context = playwright
                .chromium()
                .launchPersistentContext(
                        profile,
                        new LaunchPersistentContextOptions()
                                .setExecutablePath(executable())
                                .setHeadless(true)
                                .setArgs(ARGUMENTS)
                                .setLocale(language)
                                .setColorScheme(look.scheme)
                                .setViewportSize(look.width, look.height));
    }

    /** How a page is looked at. */
    enum Look {
        DESKTOP_LIGHT(ColorScheme.LIGHT, 1200, 900),
        DESKTOP_DARK(ColorScheme.DARK, 1200, 900),
        PHONE_LIGHT(ColorScheme.LIGHT, 390, 844),
        PHONE_DARK(ColorScheme.DARK, 390, 844);

        private final ColorScheme scheme;
        private final int width;
        private final int height;

        Look(ColorScheme scheme, int width, int height) {
            this.scheme = scheme;
            this.width = width;
            this.height = height;
        }
    }

    /** Starts a browser whose user speaks a language, such as {@code de-DE}. */
    static Chromium open(Look look, String language) {
        executable();
        var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        return new Chromium(Playwright.create(new Playwright.CreateOptions().setEnv(environment)), look, language);
    }

    private static Path executable() {
        var property = System.getProperty(PROPERTY, "");
        var named = property.isBlank() ? System.getenv().getOrDefault(VARIABLE, USUAL) : property;
        var path = Path.of(named);
        if (!Files.isExecutable(path)) {
            throw new AssertionError("there is no browser at " + path + ". Install Chromium (Debian: apt-get install"
                    + " chromium), or name one with " + VARIABLE + " or -D" + PROPERTY + ".");
        }
        return path;
    }

    Page page() {
        return context.newPage();
    }

    @Override
    public void close() {
        context.close();
        playwright.close();
        Directories.delete(profile);
    }
}
