package io.trustrail.gateway.detect.pii.finance;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;

/** International bank account numbers: a country's length and the check digits of ISO 13616 (remainder 1 by 97). */
public final class Ibans implements Recogniser {

    private static final String CATEGORY = "IBAN";

    /** Country and length, from the registry of ISO 13616. */
    private static final String LENGTHS = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28"
            + " CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28"
            + " IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27"
            + " MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27"
            + " SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

    private static final byte[] LENGTH_BY_COUNTRY = new byte[26 * 26];

    static {
        for (var entry : LENGTHS.split(" ", -1)) {
            LENGTH_BY_COUNTRY[country(entry.charAt(0), entry.charAt(1))] = Byte.parseByte(entry.substring(2));
        }
    }

    @Override
    public boolean triggeredBy(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        int start = trigger - 2;
        if (start < 0 || !Chars.isAsciiLetter(text.charAt(start)) || !Chars.isAsciiLetter(text.charAt(start + 1))) {
            return;
        }
        boolean upper = Chars.isAsciiUpper(text.charAt(start));
        int length = LENGTH_BY_COUNTRY[country(text.charAt(start), text.charAt(start + 1))];
        if (length > 0 && upper == Chars.isAsciiUpper(text.charAt(start + 1)) && scan.startsWord(start)) {
            read(scan, start, length, upper);
        }
    }

    private static void read(Scan scan, int start, int length, boolean upper) {
        String text = scan.text();
        long remainder = 0;
        long head = 0;
        int count = 0;
        int at = start;
        while (count < length && at < text.length()) {
            int value = value(text.charAt(at), upper);
            if (value < 0 || ((count == 2 || count == 3) && value > 9)) {
                if (count < 4 || !isGap(text, at)) {
                    return;
                }
            } else {
                head = count < 4 ? append(head, value) : head;
                remainder = count < 4 ? remainder : append(remainder, value) % 97;
                count++;
            }
            at++;
        }
        if (scan.isUnknown(at)) {
            scan.open(start);
        } else if (count == length && scan.endsWord(at) && isValid(remainder, head)) {
            scan.found(CATEGORY, start, at, 0.95);
        }
    }

    /** The check digits and the country count as if they stood at the end. */
    private static boolean isValid(long remainder, long head) {
        return (remainder * 1_000_000 + head) % 97 == 1;
    }

    private static long append(long number, int value) {
        return number * (value > 9 ? 100 : 10) + value;
    }

    /** One blank or dash between two characters of the number. */
    private static boolean isGap(String text, int at) {
        char c = text.charAt(at);
        return (Chars.isBlank(c) || c == '-') && Chars.isAsciiAlphanumeric(text.charAt(at - 1));
    }

    private static int value(char c, boolean upper) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return Chars.isAsciiLetter(c) && Chars.isAsciiUpper(c) == upper ? (c | 32) - 'a' + 10 : -1;
    }

    private static int country(char first, char second) {
        return ((first | 32) - 'a') * 26 + (second | 32) - 'a';
    }
}
