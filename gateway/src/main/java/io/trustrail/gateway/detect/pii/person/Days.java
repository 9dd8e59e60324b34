package io.trustrail.gateway.detect.pii.person;

import io.trustrail.gateway.detect.pii.context.Lexicon;
import io.trustrail.gateway.detect.pii.context.Topics;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;

/** Dates of whatever kind: days with a year, in figures, with the month's name, or as Japan writes them. */
public final class Days implements Recogniser {

    public static final String CATEGORY = "DATE";

    private static final int YEAR = 4;

    /** How close another version stands, in an update from one to the other. */
    private static final int NEAR = 24;

    private final Lexicon lexicon;

    public Days(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public boolean triggeredBy(char c) {
        return Chars.isDigit(c);
    }

    @Override
    public boolean accepts(String text, int trigger) {
        return (trigger == 0 || !Chars.isDigit(text.charAt(trigger - 1))) && Births.mayBeDate(text, trigger);
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        String text = scan.text();
        int era = Births.eraStart(text, trigger);
        int month = era == trigger ? Months.start(text, trigger) : -1;
        int start = month >= 0 ? month : era;
        if (!Births.mayStart(text, start)) {
            return;
        }
        int end = DateParser.end(scan, trigger, month >= 0, era < trigger);
        if (end == DateParser.UNKNOWN || (end != DateParser.NONE && scan.isUnknown(end))) {
            scan.open(start);
        } else if (end != DateParser.NONE && isDate(text, start, trigger, end)) {
            scan.found(CATEGORY, start, end, 0.6);
        }
    }

    /** Where the text's end may be the beginning of a date whose figures are yet to come, the last word's start given. */
    public static int unfinished(String text, int word) {
        return Births.unfinished(text, word);
    }

    /** Whether it's no version: that has points, and a short year or other versions and a word for them beside it. */
    private boolean isDate(String text, int start, int trigger, int end) {
        boolean points = Scan.indexOf(text, '.', trigger, end) >= 0 && Chars.isDigit(text.charAt(end - 1));
        if (!points || start < trigger || hasMonth(text, trigger, end)) {
            return true;
        }
        boolean yearFirst = isYear(text, trigger);
        var label = yearFirst ? lexicon.before(text, start) : null;
        boolean version = yearFirst && (isVersionBefore(text, start) || (label != null && label.isOf(Topics.VERSION)));
        return !version && (yearFirst || isYear(text, end - YEAR));
    }

    private static boolean isYear(String text, int at) {
        for (int i = at; i < at + YEAR; i++) {
            if (i < 0 || i >= text.length() || !Chars.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVersionBefore(String text, int start) {
        for (int i = Math.max(1, start - NEAR); i < start - 1; i++) {
            if (text.charAt(i) == '.' && Chars.isDigit(text.charAt(i - 1)) && Chars.isDigit(text.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasMonth(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Chars.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
