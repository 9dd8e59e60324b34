package io.trustrail.gateway.detect.pii.identity.asia;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.HashSet;
import java.util.Set;

/** Japanese number plates: the office, a class of up to three figures, a kana, and a serial number. */
public final class JapanesePlates implements Recogniser {

    private static final String CATEGORY = "VEHICLE_PLATE";
    private static final int LONGEST_OFFICE = 4;
    private static final int LONGEST_REST = 14;
    private static final Set<String> OFFICES = Set.of(("札幌 函館 旭川 室蘭 苫小牧 釧路 知床 帯広 北見 青森 弘前 八戸 岩手 盛岡 平泉 宮城 仙台 秋田 山形 庄内"
                    + " 福島 会津 郡山 白河 いわき 水戸 土浦 つくば 宇都宮 那須 とちぎ 日光 群馬 前橋 高崎 大宮 川口 所沢 川越 熊谷 春日部 越谷 千葉 成田"
                    + " 習志野 市川 船橋 袖ヶ浦 市原 野田 柏 松戸 品川 世田谷 練馬 杉並 板橋 足立 江東 葛飾 八王子 多摩 横浜 川崎 湘南 相模 山梨 富士山 新潟"
                    + " 長岡 上越 長野 松本 諏訪 富山 石川 金沢 福井 岐阜 飛騨 静岡 浜松 沼津 伊豆 豊橋 三河 岡崎 豊田 尾張小牧 一宮 春日井 名古屋 三重 鈴鹿"
                    + " 四日市 伊勢志摩 滋賀 京都 大阪 なにわ 和泉 堺 神戸 姫路 奈良 飛鳥 和歌山 鳥取 島根 出雲 岡山 倉敷 広島 福山 山口 下関 徳島 香川 高松 愛媛"
                    + " 高知 福岡 北九州 久留米 筑豊 佐賀 長崎 佐世保 熊本 大分 宮崎 鹿児島 奄美 沖縄")
            .split(" ", -1));
    private static final Set<String> BEGINNINGS = beginnings();

    @Override
    public boolean triggeredBy(char c) {
        return Chars.isDigit(c);
    }

    @Override
    public boolean accepts(String text, int trigger) {
        return officeStart(text, trigger) < trigger;
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        int start = officeStart(text, trigger);
        if (start == trigger) {
            return;
        }
        int at = trigger;
        while (at < text.length() && at - trigger < 3 && Chars.isAsciiAlphanumeric(Chars.narrow(text.charAt(at)))) {
            at++;
        }
        int kana = skipBlank(text, at);
        int serial = skipBlank(text, kana + 1);
        int end = serialEnd(text, serial);
        if (scan.isUnknown(trigger + LONGEST_REST)) {
            scan.open(start);
        } else if (kana < text.length() && isKana(text.charAt(kana)) && end > serial && scan.endsWord(end)) {
            scan.found(CATEGORY, start, end, 0.9);
        }
    }

    /** Where the end of a text may be the name of an office. */
    public static int unfinished(String text, int end) {
        int last = skipBlankBack(text, end);
        if (last == 0 || !Chars.isUnspaced(text.charAt(last - 1))) {
            return end;
        }
        var known = last < end ? OFFICES : BEGINNINGS;
        for (int length = Math.min(LONGEST_OFFICE, last); length > 0; length--) {
            if (known.contains(text.substring(last - length, last))) {
                return last - length;
            }
        }
        return end;
    }

    private static int officeStart(String text, int trigger) {
        int end = skipBlankBack(text, trigger);
        if (end == 0 || !Chars.isUnspaced(text.charAt(end - 1))) {
            return trigger;
        }
        for (int length = Math.min(LONGEST_OFFICE, end); length > 0; length--) {
            if (OFFICES.contains(text.substring(end - length, end))) {
                return end - length;
            }
        }
        return trigger;
    }

    private static int serialEnd(String text, int from) {
        int at = from;
        int figures = 0;
        while (at < text.length() && figures < 4) {
            char c = text.charAt(at);
            if (Chars.isDigit(c) || c == '・' || c == '･') {
                figures++;
            } else if (!Chars.isDash(c) || figures != 2) {
                break;
            }
            at++;
        }
        return at > from && Chars.isDigit(text.charAt(at - 1)) ? at : from;
    }

    private static boolean isKana(char c) {
        return c >= 'ぁ' && c <= 'ん';
    }

    private static int skipBlank(String text, int at) {
        return at < text.length() && Chars.isBlank(text.charAt(at)) ? at + 1 : at;
    }

    private static int skipBlankBack(String text, int at) {
        return at > 0 && Chars.isBlank(text.charAt(at - 1)) ? at - 1 : at;
    }

    private static Set<String> beginnings() {
        var all = new HashSet<String>();
        for (var office : OFFICES) {
            for (int i = 1; i <= office.length(); i++) {
                all.add(office.substring(0, i));
            }
        }
        return all;
    }
}
