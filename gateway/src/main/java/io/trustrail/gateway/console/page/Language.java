package io.trustrail.gateway.console.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that pages speak. */
public enum Language {
    EN(Locale.ENGLISH, "English"),
    DE(Locale.GERMAN, "Deutsch"),
    JA(Locale.JAPANESE, "日本語");

    private final Locale locale;
    private final String ownName;

    Language(Locale locale, String ownName) {
        this.locale = locale;
        this.ownName = ownName;
    }

    public Locale locale() {
        return locale;
    }

    /** As in {@code lang="de"}. */
    public String tag() {
        return locale.getLanguage();
    }

    /** Its name in itself. */
    public String ownName() {
        return ownName;
    }

    public static Optional<Language> byTag(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** The best of the languages that a browser accepts, English if there is none. */
    public static Language accepted(String header) {
        try {
            var known = Arrays.stream(values()).map(Language::locale).toList();
            return Optional.ofNullable(Locale.lookup(ranges(header), known))
                    .flatMap(locale -> byTag(locale.getLanguage()))
                    .orElse(EN);
        } catch (IllegalArgumentException e) {
            return EN;
        }
    }

    private static List<Locale.LanguageRange> ranges(String header) {
        return header.isBlank() ? List.of() : Locale.LanguageRange.parse(header);
    }
}
