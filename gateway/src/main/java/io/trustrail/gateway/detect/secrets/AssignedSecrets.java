package io.trustrail.gateway.detect.secrets;

import io.trustrail.gateway.detect.scan.Automaton;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.ArrayList;
import java.util.List;

/** Values assigned to a telling name: {@code password: …}, {@code "api_key": "…"}, {@code AWS_SECRET_ACCESS_KEY=…}. */
final class AssignedSecrets implements Recogniser {

    private static final List<String> PASSWORDS = List.of(
            "password",
            "passwd",
            "pwd",
            "pass",
            "passphrase",
            "passcode",
            "passwort",
            "kennwort",
            "contraseña",
            "mot de passe",
            "パスワード",
            "暗証番号",
            "密码");
    private static final List<String> KEYS = List.of(
            "secret",
            "client_secret",
            "client-secret",
            "api_key",
            "api-key",
            "apikey",
            "api key",
            "access_key",
            "access-key",
            "access key",
            "accesskey",
            "secret_key",
            "secret-key",
            "secret key",
            "secretkey",
            "private_key",
            "accountkey",
            "auth_token",
            "access_token",
            "access-token",
            "refresh_token",
            "token",
            "bearer");

    private static final int LONGEST_NAME = 16;
    private static final int MOST_BLANKS = 3;
    private static final int SHORTEST_KEY = 16;
    private static final Automaton NAMES = names();

    @Override
    public boolean triggeredBy(char c) {
        char narrow = Chars.narrow(c);
        return narrow == ':' || narrow == '=';
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        int name = name(text, nameEnd(text, trigger));
        if (name < 0) {
            return;
        }
        int start = skipBlanks(text, trigger + 1 + (isAt(text, trigger + 1, "=>") ? 1 : 0));
        char quote = isAt(text, start, "\"'`「『") ? text.charAt(start) : ' ';
        start += quote == ' ' ? 0 : 1;
        if (start >= text.length() || Chars.isWhite(text.charAt(start))) {
            return;
        }
        if (Values.mayGrow(scan, start)) {
            scan.open(start);
            return;
        }
        int end = Values.end(text, start);
        boolean quoted = quote != ' ' && end < text.length() && text.charAt(end) == closing(quote);
        boolean secret = name < PASSWORDS.size()
                ? Values.isPassword(text, start, end, quoted)
                : Values.isKey(text, start, end, SHORTEST_KEY);
        if (secret && end > start) {
            scan.found(SecretDetector.CATEGORY, start, end, 0.85);
        }
    }

    /** Where the name before a sign ends: blanks, a closing quote and bold type are skipped. */
    private static int nameEnd(String text, int sign) {
        int at = sign;
        int limit = Math.max(0, sign - MOST_BLANKS);
        while (at > limit && " \"'`*」".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    /** The number of the name that ends here, or -1. */
    private static int name(String text, int end) {
        int state = 0;
        for (int i = Math.max(0, end - LONGEST_NAME); i < end; i++) {
            state = NAMES.next(state, text.charAt(i));
        }
        for (int name = NAMES.ending(state); name != 0; name = NAMES.shorter(name)) {
            if (begins(text, end - NAMES.depth(name), NAMES.depth(name))) {
                return NAMES.word(name);
            }
        }
        return -1;
    }

    /** A long name may end a longer one; a short one must be a word, be it in camel case. */
    private static boolean begins(String text, int start, int length) {
        return length > 5
                || start == 0
                || !Chars.isLetter(text.charAt(start - 1))
                || (Chars.isAsciiUpper(text.charAt(start)) && !Chars.isAsciiUpper(text.charAt(start - 1)));
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < MOST_BLANKS && Chars.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isAt(String text, int at, String wanted) {
        return at < text.length() && wanted.indexOf(text.charAt(at)) >= 0;
    }

    private static char closing(char quote) {
        return quote == '「' ? '」' : quote == '『' ? '』' : quote;
    }

    private static Automaton names() {
        var names = new ArrayList<>(PASSWORDS);
        names.addAll(KEYS);
        return new Automaton(names);
    }
}
