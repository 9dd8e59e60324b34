package io.trustrail.gateway.detect.pii.code;

import io.trustrail.gateway.detect.scan.Chars;

/** Whether what stands beside a candidate makes it a part of something larger. */
final class Edges {

    private static final String MONEY = "$€£¥₹₩￥";

    private Edges() {}

    static boolean joinedLeft(String text, int start) {
        if (start == 0) {
            return false;
        }
        char before = text.charAt(start - 1);
        if (MONEY.indexOf(before) >= 0 || before == '+' || before == '@' || before == '\\') {
            return true;
        }
        if (start == 1) {
            return false;
        }
        char further = text.charAt(start - 2);
        return switch (Chars.narrow(before)) {
            case '.', ',', ':' -> Chars.isDigit(further);
            case '/', '&' -> Chars.isWord(further) || further == '/';
            case '=' -> further == '=';
            default -> Chars.isDash(before) && (Chars.isWord(further) || Chars.isDash(further));
        };
    }

    static boolean joinedRight(String text, int end) {
        if (end >= text.length()) {
            return false;
        }
        char next = text.charAt(end);
        char further = end + 1 < text.length() ? text.charAt(end + 1) : ' ';
        return switch (Chars.narrow(next)) {
            case '.', ':' -> Chars.isDigit(further);
            case '/' -> Chars.isWord(further);
            case '@', '%' -> true;
            default -> Chars.isDash(next) && Chars.isWord(further);
        };
    }

    /** Whether more digits stand beside it, parted by a blank only. */
    static boolean digitsBeside(String text, int start, int end) {
        boolean left = start > 1 && Chars.isBlank(text.charAt(start - 1)) && Chars.isDigit(text.charAt(start - 2));
        boolean right =
                end + 1 < text.length() && Chars.isBlank(text.charAt(end)) && Chars.isDigit(text.charAt(end + 1));
        return left || right;
    }

    /** Whether it's an amount of money. */
    static boolean isQuantity(String text, int start, int end) {
        int at = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
        boolean money = at < text.length() && (MONEY + "円元%").indexOf(text.charAt(at)) >= 0;
        return money || (start > 1 && text.charAt(start - 1) == ' ' && MONEY.indexOf(text.charAt(start - 2)) >= 0);
    }
}
