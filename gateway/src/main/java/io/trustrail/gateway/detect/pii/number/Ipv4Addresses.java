package io.trustrail.gateway.detect.pii.number;

import io.trustrail.gateway.detect.pii.context.Lexicon;
import io.trustrail.gateway.detect.pii.context.Topics;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Scan;
import java.util.List;

/** IPv4 addresses that may belong to somebody: not loopback, not unspecified, not broadcast, and no version numbers. */
final class Ipv4Addresses implements NumberRecogniser {

    private static final int OCTETS = 4;
    private static final List<String> VERSION_WORDS = List.of(
            "version", "バージョン", "ビルド", "build", "release", "update", "upgrade", "actualiz", "mettre", "aktualis");

    @Override
    public String category() {
        return "IP";
    }

    @Override
    public int fewestDigits() {
        return OCTETS;
    }

    @Override
    public void recognise(Scan scan, NumberRun run) {
        if (run.groups() < OCTETS
                || run.left() == Join.DOT
                || run.hasPlus()
                || !run.isJoined(OCTETS, Join.DOT)
                || run.after(OCTETS) == Join.DOT
                || !scan.endsWord(run.end(OCTETS))
                || isPinned(scan.text(), run.start())
                || isNetwork(run)
                || !isAddress(run)) {
            return;
        }
        boolean version =
                largeOctets(run) < 2 && (run.isLabelled(Topics.VERSION) || followsVersion(scan.text(), run.start()));
        double score = run.isLabelled(Topics.IP) ? 0.97 : 0.8;
        scan.found(category(), run.start(), run.end(OCTETS), version || isTiny(run) ? 0.3 : score);
    }

    /** Versions hardly ever reach 100, addresses do. */
    private static int largeOctets(NumberRun run) {
        int large = 0;
        for (int i = 0; i < OCTETS; i++) {
            large += run.length(i) == 3 ? 1 : 0;
        }
        return large;
    }

    /** The second version of two, as in "from 1.2.3.4 to 1.2.4.0". */
    private static boolean followsVersion(String text, int start) {
        int from = Math.max(0, start - Lexicon.LEFT);
        for (int i = start - 1; i > from && text.charAt(i) != '\n'; i--) {
            boolean dotted = text.charAt(i) == '.' && Chars.isDigit(text.charAt(i - 1));
            if (dotted && i + 1 < start && Chars.isDigit(text.charAt(i + 1))) {
                return isVersionBefore(text, from, i);
            }
        }
        return false;
    }

    private static boolean isVersionBefore(String text, int from, int to) {
        for (var word : VERSION_WORDS) {
            for (int i = from; i + word.length() <= to; i++) {
                if (text.regionMatches(true, i, word, 0, word.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A network with its prefix length, as in {@code 192.168.17.0/24}: nobody's address. */
    private static boolean isNetwork(NumberRun run) {
        return run.after(OCTETS) == Join.SLASH && run.value(run.digits(OCTETS - 1), run.digits(OCTETS)) == 0;
    }

    /** A package's version, as in {@code torch==1.5.16.8}. */
    private static boolean isPinned(String text, int start) {
        return start > 1 && text.charAt(start - 1) == '=' && text.charAt(start - 2) == '=';
    }

    private static boolean isAddress(NumberRun run) {
        for (int i = 0; i < OCTETS; i++) {
            if (run.length(i) > 3 || octet(run, i) > 255 || (run.length(i) > 1 && leading(run, i) == 0)) {
                return false;
            }
        }
        int first = octet(run, 0);
        boolean network = octet(run, 2) == 0 && octet(run, 3) == 0;
        return first != 0 && first != 127 && first != 255 && !network;
    }

    /** One digit everywhere is a version rather than an address, unless it's a famous one such as 8.8.8.8. */
    private static boolean isTiny(NumberRun run) {
        return run.digits(OCTETS) == OCTETS && !run.isLabelled(Topics.IP) && !isRepeated(run);
    }

    private static boolean isRepeated(NumberRun run) {
        return run.digit(0) == run.digit(1) && run.digit(1) == run.digit(2) && run.digit(2) == run.digit(3);
    }

    private static int leading(NumberRun run, int group) {
        return run.digit(group == 0 ? 0 : run.digits(group));
    }

    private static int octet(NumberRun run, int group) {
        return (int) run.value(group == 0 ? 0 : run.digits(group), run.digits(group + 1));
    }
}
