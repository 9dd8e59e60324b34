package io.trustrail.gateway.detect.pii.person;

import io.trustrail.gateway.detect.pii.context.Lexicon;
import io.trustrail.gateway.detect.pii.context.Topics;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.List;

/** Dates beside a word for birth, Japanese eras included. */
public final class Births implements Recogniser {

    private static final String CATEGORY = "DATE_OF_BIRTH";
    private static final List<String> ERAS = List.of("昭和", "平成", "令和", "大正", "明治");
    private static final String ERA_LETTERS = "SHRTM";
    private static final int FAR = 40;
    private static final String BEHIND_FIGURES = "-/.年 ,snrteº°";

    private final Lexicon lexicon;

    public Births(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public boolean triggeredBy(char c) {
        return Chars.isDigit(c);
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        if (!mayBeDate(text, trigger)) {
            return;
        }
        int era = eraStart(text, trigger);
        int month = era == trigger ? Months.start(text, trigger) : -1;
        int start = month >= 0 ? month : era;
        if (!mayStart(text, start)) {
            return;
        }
        int end = DateParser.end(scan, trigger, month >= 0, era < trigger);
        if (end == DateParser.NONE) {
            return;
        }
        var left = lexicon.before(text, start);
        boolean born = left != null && left.isOf(Topics.BIRTH) && start - left.end() <= FAR;
        if (end == DateParser.UNKNOWN) {
            scan.open(start);
        } else if (born) {
            scan.found(CATEGORY, start, end, 0.95);
        } else if (left == null || start - left.end() > 2) {
            var right = lexicon.after(text, end, Lexicon.RIGHT, !scan.isUnknown(text.length()));
            if (right != null && right.isUnknown()) {
                scan.open(start);
            } else if (right != null && right.isOf(Topics.BIRTH)) {
                scan.found(CATEGORY, start, end, 0.9);
            }
        }
    }

    /** Where the end of a text may be the beginning of a date: a month's name, or an era. */
    public static int unfinished(String text, int end) {
        int month = Months.start(text, end);
        if (month >= 0) {
            return month;
        }
        for (var era : ERAS) {
            if (end > 1 && text.startsWith(era, end - 2)) {
                return end - 2;
            }
            if (end > 0 && text.charAt(end - 1) == era.charAt(0)) {
                return end - 1;
            }
        }
        return end;
    }

    /** Settles most numbers at a glance: their figures end too late, or before a character that no date has there. */
    static boolean mayBeDate(String text, int trigger) {
        int at = trigger;
        while (at < text.length() && at - trigger < 5 && Chars.isDigit(text.charAt(at))) {
            at++;
        }
        if (at - trigger > 4) {
            return false;
        }
        return at >= text.length() || BEHIND_FIGURES.indexOf(Chars.narrow(text.charAt(at))) >= 0;
    }

    static boolean mayStart(String text, int start) {
        if (start == 0) {
            return true;
        }
        char before = text.charAt(start - 1);
        boolean joined = start > 1 && "-/.:".indexOf(before) >= 0 && Chars.isDigit(text.charAt(start - 2));
        return !Chars.isWord(before) && !joined;
    }

    static int eraStart(String text, int trigger) {
        if (trigger > 1 && Chars.isUnspaced(text.charAt(trigger - 1))) {
            for (var era : ERAS) {
                if (text.startsWith(era, trigger - 2)) {
                    return trigger - 2;
                }
            }
        }
        boolean letter = trigger > 0 && ERA_LETTERS.indexOf(Chars.narrow(text.charAt(trigger - 1))) >= 0;
        return letter && (trigger == 1 || !Chars.isWord(text.charAt(trigger - 2))) ? trigger - 1 : trigger;
    }
}
