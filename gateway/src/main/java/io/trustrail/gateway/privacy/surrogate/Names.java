package io.trustrail.gateway.privacy.surrogate;

import java.util.List;
import java.util.Locale;

/** Names out of short lists of common ones: what is drawn tells nothing of who was meant. */
final class Names {

    private static final List<String> GIVEN = List.of(
            "Alex", "Andrea", "Chris", "Dana", "Eli", "Emma", "Jona", "Julia", "Kim", "Lena", "Luca", "Maria", "Max",
            "Mika", "Nina", "Noa", "Paul", "Robin", "Sam", "Sara", "Sasha", "Sofia", "Toni", "Vera");
    private static final List<String> FAMILY = List.of(
            "Bauer", "Becker", "Brown", "Clark", "Costa", "Diaz", "Evans", "Fischer", "Garcia", "Hall", "Koch", "Lopez",
            "Martin", "Meyer", "Moreau", "Novak", "Petit", "Reed", "Rossi", "Silva", "Smith", "Vidal", "Weber",
            "Young");
    private static final List<String> FAMILY_HAN =
            List.of("佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田", "山田");
    private static final List<String> GIVEN_HAN =
            List.of("翔太", "大輔", "直樹", "健太", "陽子", "美咲", "由美", "恵", "薫", "千尋", "優", "真央");
    private static final List<String> FAMILY_KANA = List.of("サトウ", "スズキ", "タナカ", "ヤマダ", "ナカムラ", "コバヤシ");
    private static final List<String> GIVEN_KANA = List.of("ショウタ", "ナオキ", "ヨウコ", "ミサキ", "カオル", "チヒロ");
    private static final List<String> DOMAINS = List.of("example.com", "example.org", "example.net");
    private static final List<String> FIRMS = List.of("Example", "Sample", "Acme", "Placeholder", "Initech", "Umbra");

    private Names() {}

    /** As many parts as the value has, up to two; in its script and in capitals if it is. */
    static String person(String value, Chance chance) {
        if (Script.isHan(value)) {
            return japanese(value, chance.of(FAMILY_HAN), chance.of(GIVEN_HAN));
        }
        if (Script.isKana(value)) {
            return japanese(value, chance.of(FAMILY_KANA), chance.of(GIVEN_KANA));
        }
        var given = chance.of(GIVEN);
        var name = value.strip().indexOf(' ') < 0 ? given : given + " " + chance.of(FAMILY);
        boolean capitals = value.equals(value.toUpperCase(Locale.ROOT)) && value.length() > 2;
        return capitals ? name.toUpperCase(Locale.ROOT) : name;
    }

    private static String japanese(String value, String family, String given) {
        boolean single = value.strip().length() <= 2;
        var space = value.indexOf('\u3000') >= 0 ? "\u3000" : value.strip().indexOf(' ') >= 0 ? " " : "";
        return single ? family : family + space + given;
    }

    static String email(Chance chance) {
        var given = chance.of(GIVEN).toLowerCase(Locale.ROOT);
        var family = chance.of(FAMILY).toLowerCase(Locale.ROOT);
        return given + "." + family + chance.digits(3) + "@" + chance.of(DOMAINS);
    }

    static String organisation(String value, Chance chance) {
        if (Script.isHan(value) || Script.isKana(value)) {
            return "株式会社サンプル" + chance.between(1, 999);
        }
        return chance.of(FIRMS) + " " + chance.between(1, 999) + (value.contains("GmbH") ? " GmbH" : " Ltd");
    }
}
