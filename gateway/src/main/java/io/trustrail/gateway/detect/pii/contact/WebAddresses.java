package io.trustrail.gateway.detect.pii.contact;

import io.trustrail.gateway.detect.scan.Automaton;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Placeholders;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Web addresses: all of them, or those that lead to somebody's page or have somebody's data in their query. */
public final class WebAddresses implements Recogniser {

    public static final String CATEGORY = "URL";

    private static final List<String> SCHEMES = List.of("https", "http", "ftp");
    private static final String WWW = "www.";
    private static final int LONGEST = 512;
    private static final String NOT_LAST = ".,;:!?)]*_~";

    /** What stands before the name or number of a person: any, in a path, or in a query. */
    private static final List<String> PAGES = List.of(
            "linkedin.com/in/",
            "facebook.com/profile.php?id=",
            "facebook.com/people/",
            "instagram.com/",
            "tiktok.com/@",
            "twitter.com/",
            "/x.com/",
            "/t.me/",
            "/~",
            "/@");

    private static final List<String> PATHS = List.of(
            "/user/",
            "/users/",
            "/u/",
            "/profile/",
            "/profiles/",
            "/member/",
            "/members/",
            "/customer/",
            "/customers/",
            "/patient/",
            "/patients/",
            "/people/",
            "/employee/",
            "/employees/",
            "/kunden/",
            "/account/",
            "/accounts/");
    private static final List<String> FIELDS = List.of(
            "email=",
            "mail=",
            "e-mail=",
            "phone=",
            "tel=",
            "mobile=",
            "user=",
            "username=",
            "user_name=",
            "userid=",
            "user_id=",
            "uid=",
            "login=",
            "name=",
            "firstname=",
            "first_name=",
            "lastname=",
            "last_name=",
            "surname=",
            "fullname=",
            "full_name=",
            "customer=",
            "customerid=",
            "customer_id=",
            "patient=",
            "patientid=",
            "patient_id=",
            "dob=",
            "birthdate=",
            "ssn=",
            "address=");
    private static final Set<String> NOBODY = Set.of(
            "home", "share", "intent", "search", "login", "hashtag", "about", "explore", "privacy", "legal", "help",
            "p");
    private static final Automaton MARKS = new Automaton(
            List.of(PAGES, PATHS, FIELDS).stream().flatMap(List::stream).toList());
    private static final int SHORTEST = 3;

    private final boolean all;

    private WebAddresses(boolean all) {
        this.all = all;
    }

    public static WebAddresses all() {
        return new WebAddresses(true);
    }

    /** Only those that tell of somebody. */
    public static WebAddresses personal() {
        return new WebAddresses(false);
    }

    @Override
    public boolean triggeredBy(char c) {
        return c == ':' || (all && (c == 'w' || c == 'W'));
    }

    @Override
    public boolean triggeredBy(char c, char next) {
        return c == ':' ? next == '/' : (next | 32) == 'w';
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        boolean scheme = text.charAt(trigger) == ':';
        int start = scheme ? schemeStart(text, trigger) : trigger;
        var mark = scheme ? "://" : WWW;
        if (start < 0 || !scan.startsWord(start) || (!scheme && start > 0 && text.charAt(start - 1) == '/')) {
            return;
        }
        for (int i = 0; i < mark.length(); i++) {
            if (scan.isUnknown(trigger + i)) {
                scan.open(start);
                return;
            }
            if (trigger + i >= text.length() || (text.charAt(trigger + i) | 32) != (mark.charAt(i) | 32)) {
                return;
            }
        }
        int end = end(text, trigger + mark.length());
        if (scan.isUnknown(end) && end - start < LONGEST) {
            scan.open(start);
        } else {
            report(scan, start, trigger + mark.length(), end);
        }
    }

    private void report(Scan scan, int start, int host, int limit) {
        String text = scan.text();
        int end = limit;
        while (end > host && NOT_LAST.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end - host < SHORTEST || !hasHost(text, host, end)) {
            return;
        }
        boolean personal = isPersonal(text, start, end);
        scan.found(CATEGORY, start, end, personal ? 0.8 : all ? 0.6 : 0);
    }

    private static int schemeStart(String text, int colon) {
        for (var scheme : SCHEMES) {
            int start = colon - scheme.length();
            if (start >= 0 && text.regionMatches(true, start, scheme, 0, scheme.length())) {
                return start;
            }
        }
        return -1;
    }

    private static int end(String text, int from) {
        int limit = Math.min(text.length(), from + LONGEST);
        int at = from;
        while (at < limit && Chars.isUrl(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether a dot, or a path or port behind it, shows a host. */
    private static boolean hasHost(String text, int from, int end) {
        return Chars.isAsciiAlphanumeric(text.charAt(from)) && Scan.indexOf(text, '.', from, end) >= 0;
    }

    private static boolean isPersonal(String text, int start, int end) {
        int state = 0;
        for (int i = start; i < end; i++) {
            state = MARKS.next(state, text.charAt(i));
            int word = MARKS.ending(state);
            if (word != 0 && isSomebody(text, i + 1 - MARKS.depth(word), i + 1, end, MARKS.word(word))) {
                return true;
            }
        }
        return false;
    }

    /** Whether what stands behind a mark is a name or a number, and no address: that is found by itself. */
    private static boolean isSomebody(String text, int markStart, int from, int end, int mark) {
        int to = from;
        while (to < end && "/?&#".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        if (to - from < SHORTEST || Placeholders.isPlaceholder(text, from, to) || isMail(text, from, to)) {
            return false;
        }
        if (mark < PAGES.size()) {
            return !NOBODY.contains(text.substring(from, to).toLowerCase(Locale.ROOT));
        }
        boolean field = mark >= PAGES.size() + PATHS.size();
        return field ? "?&".indexOf(text.charAt(markStart - 1)) >= 0 : isMixed(text, from, to);
    }

    private static boolean isMail(String text, int from, int to) {
        return Scan.indexOf(text, '@', from + 1, to) >= 0;
    }

    /** Whether it's more than a word of letters, which is rather a page than a person. */
    private static boolean isMixed(String text, int from, int to) {
        int digits = 0;
        boolean joined = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            digits += Chars.isDigit(c) ? 1 : 0;
            joined |= c == '.' || c == '_';
        }
        return digits >= SHORTEST || (joined && digits < to - from);
    }
}
