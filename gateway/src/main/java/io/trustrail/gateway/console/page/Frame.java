package io.trustrail.gateway.console.page;

import io.trustrail.gateway.access.users.Role;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What stands around the content of every page.
 *
 * @param path of this page, for the switch of language
 * @param user who looks at it; empty before the login
 * @param roles what they may do
 * @param token what this page's forms must carry
 */
public record Frame(Texts texts, String path, String user, Set<Role> roles, String token) {

    private static final double PERCENT = 100;

    public String say(String key, Object... arguments) {
        return texts.say(key, arguments);
    }

    /** What is said about a code; the code itself if there are no words for it. */
    public String word(String prefix, String code) {
        return texts.word(prefix, code);
    }

    /** A span of time, in the two largest units that it has. */
    public String span(Duration span) {
        var length = span.abs();
        if (length.toDays() > 0) {
            return say("span.days", length.toDays(), length.toHoursPart());
        }
        if (length.toHours() > 0) {
            return say("span.hours", length.toHours(), length.toMinutesPart());
        }
        return length.toMinutes() > 0
                ? say("span.minutes", length.toMinutes())
                : say("span.seconds", length.toSeconds());
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

    /** Whether this page is the one at an address, or below it. */
    public boolean isIn(String address) {
        return path.equals(address) || path.startsWith(address + "/");
    }

    /** Whether pages for admins are shown in the menu. */
    public boolean manages() {
        return roles.contains(Role.ADMIN);
    }

    /** Whether pages for auditors are shown in the menu. */
    public boolean audits() {
        return roles.contains(Role.AUDITOR);
    }

    /** Where the style is; another one has another address. */
    public String style() {
        return Assets.address("console.css");
    }

    /** The same on the listener of applications. */
    public String openStyle() {
        return Assets.openAddress("console.css");
    }

    public String openIcon() {
        return Assets.openAddress("icon.svg");
    }

    /** A day, as people of the language write it. */
    public String day(Instant time) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language().locale())
                .withZone(ZoneOffset.UTC)
                .format(time);
    }

    /** A day and a time in UTC, as people of the language write it. */
    public String moment(Instant time) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                        .withLocale(language().locale())
                        .withZone(ZoneOffset.UTC)
                        .format(time)
                + " UTC";
    }

    /** A whole number. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(language().locale()).format(number);
    }

    /** A number with three digits behind the point. */
    public String decimal(double number) {
        return String.format(language().locale(), "%.3f", number);
    }

    /** A fraction, as percent with one digit behind the point. */
    public String percent(double fraction) {
        return String.format(language().locale(), "%.1f %%", fraction * PERCENT);
    }

    /** A difference of fractions in percentage points, with its sign. */
    public String points(double difference) {
        return String.format(language().locale(), "%+.1f", difference * PERCENT);
    }

    /** What a language is called in the page's. */
    public String languageName(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(language().locale());
    }

    /** What keeps lists and drafts up to date; pages work without it. */
    public String script() {
        return Assets.address("console.js");
    }

    public String icon() {
        return Assets.address("icon.svg");
    }
}
