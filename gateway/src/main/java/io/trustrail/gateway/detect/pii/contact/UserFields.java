package io.trustrail.gateway.detect.pii.contact;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Placeholders;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** User names and genders in fields: {@code username: …}, {@code "login": "…"}, {@code Geschlecht: weiblich}, 性別：女性. */
public final class UserFields implements Recogniser {

    private static final List<String> SURE = List.of(
            "username",
            "user name",
            "user_name",
            "user-name",
            "userid",
            "user id",
            "user_id",
            "loginname",
            "login name",
            "login_name",
            "login id",
            "screen name",
            "screen_name",
            "screenname",
            "nickname",
            "handle",
            "benutzername",
            "nutzername",
            "benutzerkennung",
            "anmeldename",
            "nom d'utilisateur",
            "nom d’utilisateur",
            "identifiant",
            "pseudo",
            "nombre de usuario",
            "nome utente",
            "gebruikersnaam",
            "nome de usuário",
            "nome de usuario",
            "ユーザー名",
            "ユーザ名",
            "ユーザーid",
            "ログインid",
            "アカウント名",
            "ハンドルネーム",
            "用户名",
            "사용자명",
            "instagram",
            "telegram",
            "discord",
            "twitter",
            "github",
            "skype",
            "tiktok");
    private static final List<String> VAGUE = List.of(
            "user", "login", "usuario", "usuário", "utente", "benutzer", "utilisateur", "account", "uid", "ユーザー");
    private static final List<String> GENDER = List.of(
            "gender",
            "sex",
            "geschlecht",
            "sexe",
            "sexo",
            "sesso",
            "genre",
            "género",
            "genero",
            "geslacht",
            "性別",
            "性别",
            "성별");
    private static final Set<String> GENDERS = Set.of(
            "male",
            "female",
            "m",
            "f",
            "d",
            "w",
            "x",
            "diverse",
            "non-binary",
            "nonbinary",
            "männlich",
            "weiblich",
            "divers",
            "mann",
            "frau",
            "homme",
            "femme",
            "masculin",
            "féminin",
            "feminin",
            "hombre",
            "mujer",
            "masculino",
            "femenino",
            "feminino",
            "varón",
            "h",
            "v",
            "maschio",
            "femmina",
            "maschile",
            "femminile",
            "man",
            "vrouw",
            "男",
            "女",
            "男性",
            "女性",
            "その他",
            "other",
            "남",
            "여",
            "남성",
            "여성");
    private static final Names NAMES = new Names(
            List.of(SURE, VAGUE, GENDER).stream().flatMap(List::stream).toList());
    private static final int LONGEST = 40;
    private static final int SHORTEST = 3;

    @Override
    public boolean triggeredBy(char c) {
        char narrow = Chars.narrow(c);
        return narrow == ':' || narrow == '=';
    }

    @Override
    public boolean accepts(String text, int trigger) {
        return NAMES.before(text, trigger) >= 0;
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        int name = NAMES.before(text, trigger);
        int start = trigger + 1;
        while (start < text.length() && start - trigger <= 3 && " \u3000\"'*`".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        start += start < text.length() && text.charAt(start) == '@' ? 1 : 0;
        boolean gender = name >= SURE.size() + VAGUE.size();
        int end = start;
        while (end < text.length() && end - start <= LONGEST && isValue(text.charAt(end), gender)) {
            end++;
        }
        if (scan.isUnknown(end)) {
            scan.open(start);
            return;
        }
        while (end > start && ".-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end > start && end - start < LONGEST) {
            decide(scan, name, start, end);
        }
    }

    private static void decide(Scan scan, int name, int start, int end) {
        String text = scan.text();
        if (name >= SURE.size() + VAGUE.size()) {
            boolean known = GENDERS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
            scan.found("GENDER", start, end, known ? 0.85 : 0);
            return;
        }
        boolean mail = end < text.length() && text.charAt(end) == '@';
        boolean code = end < text.length() && "({[/:\\".indexOf(text.charAt(end)) >= 0;
        boolean word = end - start < SHORTEST || Placeholders.isPlaceholder(text, start, end);
        if (!mail && !code && !word && (name < SURE.size() ? isName(text, start, end) : isMixed(text, start, end))) {
            scan.found("USERNAME", start, end, name < SURE.size() ? 0.9 : 0.7);
        }
    }

    private static boolean isValue(char c, boolean gender) {
        return Chars.isAsciiAlphanumeric(c)
                || c == '_'
                || c == '-'
                || (!gender && c == '.')
                || (gender && (Chars.isLetter(c) || Chars.isUnspaced(c)));
    }

    private static boolean isName(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Chars.isAsciiLetter(text.charAt(i))) {
                return true;
            }
        }
        return end - start >= 4;
    }

    private static boolean isMixed(String text, int start, int end) {
        boolean letter = false;
        boolean other = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            letter |= Chars.isAsciiLetter(c);
            other |= Chars.isDigit(c) || c == '_' || c == '.';
        }
        return letter && other;
    }
}
