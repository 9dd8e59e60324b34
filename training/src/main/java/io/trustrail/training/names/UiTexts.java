package io.trustrail.training.names;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sentences of a program's user interface in five languages, from Keycloak's messages (Apache-2.0): they tell nobody's
 * name, and show how words look that are none.
 */
final class UiTexts {

    private static final List<String> FILES = List.of(
            "theme/keycloak.v2/admin/messages/messages_",
            "theme/base/login/messages/messages_",
            "theme/base/account/messages/messages_",
            "theme/base/admin/messages/messages_",
            "theme/base/email/messages/messages_");

    private UiTexts() {}

    static List<Document> load() {
        var documents = new ArrayList<Document>();
        for (var language : Templates.LANGUAGES) {
            var texts = new TreeSet<String>();
            for (var file : FILES) {
                texts.addAll(read(file + language + ".properties"));
            }
            for (var text : texts) {
                documents.add(new Document(text, language, "ui", Set.of("PERSON", "ADDRESS"), List.of()));
            }
        }
        return documents;
    }

    private static Set<String> read(String resource) {
        var texts = new TreeSet<String>();
        try (var in = UiTexts.class.getClassLoader().getResourceAsStream(resource)) {
            if (in != null) {
                var properties = new Properties();
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                properties.stringPropertyNames().forEach(key -> texts.add(properties.getProperty(key)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        texts.removeIf(text -> text.isBlank() || text.length() > 1500);
        return texts;
    }
}
