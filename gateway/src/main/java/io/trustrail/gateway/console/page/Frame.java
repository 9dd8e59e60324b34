package io.trustrail.gateway.console.page;

import java.util.List;

/**
 * What stands around the content of every page.
 *
 * @param path of this page, for the switch of language
 * @param user who looks at it; empty before the login
 * @param token what this page's forms must carry
 */
public record Frame(Texts texts, String path, String user, String token) {

    public String say(String key, Object... arguments) {
        return texts.say(key, arguments);
    }

    public Language language() {
        return texts.language();
    }

    public List<Language> languages() {
        return List.of(Language.values());
    }

    public boolean hasUser() {
        return !user.isEmpty();
    }

    /** Where the style is; another one has another address. */
    public String style() {
        return Assets.address("console.css");
    }

    public String icon() {
        return Assets.address("icon.svg");
    }
}
