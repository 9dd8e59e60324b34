package io.trustrail.gateway.detect.pii.address;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.Set;

/** Japanese addresses: a prefecture or a municipality, a quarter, and numbers of block and house; then a building's name. */
public final class JapaneseAddresses implements Recogniser {

    private static final String CATEGORY = "ADDRESS";
    private static final int LONGEST = 40;
    private static final int LONGEST_BUILDING = 24;
    private static final String MUNICIPALITIES = "市区町村郡";
    private static final String PARTICLES = "はをがでにとへもやです";
    private static final Set<String> PREFECTURES =
            Set.of(("北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県"
                            + " 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県"
                            + " 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県")
                    .split(" ", -1));

    @Override
    public boolean triggeredBy(char c) {
        return Chars.isDigit(c);
    }

    @Override
    public boolean accepts(String text, int trigger) {
        int at = skipBlankBack(text, trigger);
        return at > 0 && Chars.isUnspaced(text.charAt(at - 1));
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        int start = start(text, skipBlankBack(text, trigger));
        if (start < 0 || !hasMunicipality(text, start, trigger)) {
            return;
        }
        int end = trigger;
        int at = trigger;
        boolean strong = false;
        while (at < text.length() && at - trigger < LONGEST) {
            char c = text.charAt(at);
            boolean digit = Chars.isDigit(c);
            boolean join = Chars.isDash(c) || c == 'の' || c == 'ノ';
            int unit = digit || join ? 0 : unit(text, at);
            if (!digit && !join && unit == 0) {
                break;
            }
            strong |= unit > 0 || join;
            at += Math.max(1, unit);
            end = join ? end : at;
        }
        if (scan.isUnknown(at + 1)) {
            scan.open(start);
        } else if (strong || isPrefecture(text, start)) {
            building(scan, start, end, strong);
        }
    }

    private static void building(Scan scan, int start, int numberEnd, boolean strong) {
        String text = scan.text();
        char next = numberEnd < text.length() ? text.charAt(numberEnd) : ' ';
        if (!strong && "年月日人円万億時分個件％%歳代".indexOf(next) >= 0) {
            return;
        }
        int at = numberEnd;
        boolean blank = at < text.length() && Chars.isBlank(text.charAt(at));
        at += blank ? 1 : 0;
        int name = at;
        while (at < text.length() && at - name < LONGEST_BUILDING && isBuilding(text.charAt(at))) {
            at++;
        }
        int digits = at;
        while (at < text.length() && at - digits < 5 && Chars.isDigit(text.charAt(at))) {
            at++;
        }
        if (scan.isUnknown(at + 2)) {
            scan.open(start);
            return;
        }
        boolean room = at > digits && digits > name;
        if (room && text.startsWith("号室", at)) {
            at += 2;
        } else if (room && at < text.length() && "号階F".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        scan.found(CATEGORY, start, room ? at : numberEnd, strong ? 0.9 : 0.75);
    }

    /** Where the end of a text may be the beginning of an address. */
    public static int unfinished(String text, int end) {
        int last = skipBlankBack(text, end);
        if (last == 0 || !Chars.isUnspaced(text.charAt(last - 1))) {
            return end;
        }
        int start = start(text, last);
        return start < 0 ? end : start;
    }

    /** Where the names start that end here: at a prefecture, or else at the first of the kanji. */
    private static int start(String text, int end) {
        int limit = Math.max(0, end - LONGEST);
        int at = end;
        int prefecture = -1;
        int kanji = -1;
        boolean unbroken = true;
        while (at > limit) {
            char c = text.charAt(at - 1);
            if (!Chars.isUnspaced(c) && c != 'ー') {
                break;
            }
            at--;
            boolean hiragana = c >= 'ぁ' && c <= 'ん';
            if (hiragana && PARTICLES.indexOf(c) >= 0) {
                break;
            }
            unbroken &= !hiragana || c == 'の';
            kanji = unbroken && !hiragana ? at : kanji;
            prefecture = isPrefecture(text, at) ? at : prefecture;
        }
        return prefecture >= 0 && prefecture < end ? prefecture : kanji;
    }

    private static boolean isPrefecture(String text, int at) {
        return (at + 3 <= text.length() && PREFECTURES.contains(text.substring(at, at + 3)))
                || (at + 4 <= text.length() && PREFECTURES.contains(text.substring(at, at + 4)));
    }

    private static boolean hasMunicipality(String text, int start, int end) {
        for (int i = start + 2; i < end; i++) {
            if (MUNICIPALITIES.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static int unit(String text, int at) {
        if (text.startsWith("丁目", at) || text.startsWith("番地", at)) {
            return 2;
        }
        return text.charAt(at) == '番' || text.charAt(at) == '号' ? 1 : 0;
    }

    private static boolean isBuilding(char c) {
        boolean hiragana = c >= 'ぁ' && c <= 'ん';
        return (Chars.isUnspaced(c) && !hiragana) || c == 'ー' || c == '・' || Chars.isAsciiLetter(c) || c == ' ';
    }

    private static int skipBlankBack(String text, int at) {
        return at > 0 && Chars.isBlank(text.charAt(at - 1)) ? at - 1 : at;
    }
}
