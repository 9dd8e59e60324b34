package io.trustrail.gateway.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources", "console");
    private static final Path TEMPLATES = Path.of("src", "main", "jte");
    private static final Pattern SAID = Pattern.compile("say\\(\"([a-z0-9.]+)\"[,)]");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

    private static Properties texts(Language language) {
        var texts = new Properties();
        try (var in = Files.newBufferedReader(RESOURCES.resolve("messages_" + language.tag() + ".properties"))) {
            texts.load(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return texts;
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(it -> it.group(1)).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource
    void everyLanguageSaysTheSameThingsAboutTheSameArguments(Language language) {
        var english = texts(Language.EN);
        var other = texts(language);
        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (var key : english.stringPropertyNames()) {
            assertThat(other.getProperty(key)).as(key).isNotBlank();
            assertThat(arguments(other.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
            assertThat(Texts.in(language).say(key, 3, 3)).as(key).isNotBlank();
        }
    }

    @Test
    void everySentenceOfATemplateExists() throws IOException {
        try (var files = Files.list(TEMPLATES)) {
            for (var file : files.toList()) {
                SAID.matcher(Files.readString(file, StandardCharsets.UTF_8))
                        .results()
                        .forEach(said -> assertThat(texts(Language.EN).getProperty(said.group(1)))
                                .as(said.group(1) + " in " + file)
                                .isNotNull());
            }
        }
    }

    @Test
    void numbersAreWrittenAsTheLanguageDoes() {
        assertThat(Texts.in(Language.EN).say("report.score.value", 0.5)).isEqualTo("0.50");
        assertThat(Texts.in(Language.DE).say("report.score.value", 0.5)).isEqualTo("0,50");
        assertThat(Texts.in(Language.EN).say("login.locked", 1)).contains("one minute");
        assertThat(Texts.in(Language.DE).say("login.locked", 15)).contains("15 Minuten");
    }

    @ParameterizedTest
    @CsvSource({
        "'de-CH,de;q=0.9,en;q=0.8', DE",
        "'fr,ja;q=0.5', JA",
        "ja, JA",
        "'en;q=0.1,de;q=0.9', DE",
        "fr, EN",
        "'', EN",
        "';;;q=x', EN",
        "'*', EN",
    })
    void theBrowsersBestLanguageIsTaken(String header, Language expected) {
        assertThat(Language.accepted(header)).isEqualTo(expected);
    }

    @Test
    void theMachinesLanguageDoesNotMatter() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Language.accepted("fr")).isEqualTo(Language.EN);
            assertThat(Texts.in(Language.EN).say("login.title")).isEqualTo("Log in");
        } finally {
            Locale.setDefault(before);
        }
    }
}
