package io.trustrail.gateway.console.page;

import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What pages say in one language. Thread-safe. */
public final class Texts {

    private static final String BUNDLE = "console.messages";
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Map<Language, Texts> ALL = all();

    private final Language language;
    private final ResourceBundle bundle;

    private Texts(Language language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(BUNDLE, language.locale(), EXACT);
    }

    private static Map<Language, Texts> all() {
        var all = new EnumMap<Language, Texts>(Language.class);
        for (var language : Language.values()) {
            all.put(language, new Texts(language));
        }
        return all;
    }

    public static Texts in(Language language) {
        return ALL.getOrDefault(language, new Texts(Language.EN));
    }

    public Language language() {
        return language;
    }

    /** What is said about a code; the code itself if no page has words for it. */
    public String word(String prefix, String code) {
        var key = prefix + "." + code;
        return bundle.containsKey(key) ? say(key) : code;
    }

    /**
     * A sentence, with what belongs into it.
     *
     * @throws MissingResourceException if no page says such a thing
     */
    public String say(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), language.locale()).format(arguments);
    }
}
