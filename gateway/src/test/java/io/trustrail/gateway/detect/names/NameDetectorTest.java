package io.trustrail.gateway.detect.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped model finds and what it leaves alone, by language. */
class NameDetectorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hi, my name is John Miller and my router is broken. | John Miller",
                "my name is john miller | john miller",
                "Dear Mr. Anderson, we have received your letter. | Anderson",
                "Please forward this to Sarah Connor. | Sarah Connor",
                "Patient Jane Roberts was admitted on Monday. | Jane Roberts",
                "{\"name\": \"Peter Novak\", \"orders\": 3} | Peter Novak",
                "Sehr geehrte Frau Schneider, vielen Dank. | Schneider",
                "Mein Name ist Thomas Becker und ich brauche Hilfe. | Thomas Becker",
                "hallo, hier ist lukas meyer, wo ist mein paket? | lukas meyer",
                "Herr Hoffmann hat gestern angerufen. | Hoffmann",
                "はじめまして、田中太郎と申します。 | 田中太郎",
                "佐藤さんに確認してください。 | 佐藤",
                "担当の鈴木花子様よりご連絡がありました。 | 鈴木花子",
                "Hola, me llamo Carmen Ortega y necesito ayuda. | Carmen Ortega",
                "Bonjour, je m'appelle Camille Durand. | Camille Durand",
            })
    void people(String text, String name) {
        assertThat(Names.in(text, "PERSON")).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "My sister moved from Boston to Seattle last year. | LOCATION | Seattle",
                "Ich bin letztes Jahr von Hamburg nach München gezogen. | LOCATION | München",
                "東京に住んでいます。 | LOCATION | 東京",
                "Is Jane Doe still working for Miller Consulting Ltd? | ORG | Miller Consulting Ltd",
                "株式会社山田製作所は大阪に支店を開設した。 | ORG | 株式会社山田製作所",
                "Please ship it to 12 Baker Street, London. | ADDRESS | 12 Baker Street, London",
                "Meine neue Adresse lautet Hauptstraße 5, 10115 Berlin | ADDRESS | 'Hauptstraße 5, 10115 Berlin'",
                "住所は東京都千代田区丸の内1-2-3です。 | ADDRESS | 東京都千代田区丸の内1-2-3",
            })
    void placesOrganisationsAndAddresses(String text, String category, String value) {
        assertThat(Names.in(text, category)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Please mark the date in your calendar.",
                "The bill is due on Friday.",
                "Dear Sir or Madam,",
                "Kind regards,\nYour Support Team",
                "Monday Tuesday Wednesday Thursday Friday",
                "Sehr geehrte Damen und Herren,",
                "Der Müller mahlt das Korn, der Bäcker backt das Brot.",
                "Die Rechnung ist am Freitag fällig.",
                "お世話になっております。",
                "明日の会議は午後三時からです。",
                "Estimado cliente:",
                "Madame, Monsieur,",
                "order 12345678 shipped in 3 days",
                "{\"status\": \"ok\", \"count\": 3, \"items\": [\"a\", \"b\"]}",
                "{\"first_name\": 1, \"address\": 2, \"Surname\": 3}",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "550e8400-e29b-41d4-a716-446655440000",
                "int getUserName(String id) { return users.get(id).name(); }",
                "SELECT id, city FROM customers WHERE x = 'y';",
                "https://example.com/docs/index.html",
                "john.miller@example.com",
                "aGVsbG8gd29ybGQgdGhpcyBpcyBiYXNlNjQgdGV4dA==",
            })
    void nothing(String text) {
        assertThat(Names.in(text)).isEmpty();
    }

    @Test
    void scoresAreAboveOneHalf() {
        assertThat(Names.in("John Miller met Jane Roberts in Boston; Acme Ltd. paid."))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.score()).isBetween(0.5, 0.99));
    }

    @Test
    void categoriesAreTold() {
        assertThat(Names.DETECTOR.name()).isEqualTo("names");
        assertThat(Names.DETECTOR.categories()).containsExactlyInAnyOrder("PERSON", "LOCATION", "ORG", "ADDRESS");
    }

    @Test
    void proseIsReleasedAsItComes() {
        var text = "this is a long sentence about nothing in particular and it has no name in it at all";
        assertThat(Names.DETECTOR.detect(text, 0, false).settled()).isGreaterThan(text.length() - 40);
    }

    @Test
    void manyThreadsShareIt() throws InterruptedException, ExecutionException {
        var text = "Hi, my name is John Miller.\n佐藤さんに確認してください。\nFrau Schneider wohnt in Hamburg.";
        var expected = Names.in(text);
        var threads = Executors.newFixedThreadPool(4);
        try {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 200; i++) {
                tasks.add(() -> Names.in(text).equals(expected));
            }
            for (var same : threads.invokeAll(tasks)) {
                assertThat(same.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void longTextsEnd() {
        for (var unit :
                List.of("1", "@", "[", "a", "\u0301", "田", "あ", "ア", "John ", "Müller-", "\n", "a1:", "\ud83d")) {
            var text = unit.repeat(1_000_000 / unit.length());
            var detection = Names.DETECTOR.detect(text, 0, true);
            assertThat(detection.settled()).isEqualTo(text.length());
        }
    }

    @Test
    void aNameInALongTextIsFound() {
        var text = "this is not it. ".repeat(60_000) + "My name is John Miller." + " and so on".repeat(10_000);
        assertThat(Names.in(text, "PERSON")).containsExactly("John Miller");
    }
}
