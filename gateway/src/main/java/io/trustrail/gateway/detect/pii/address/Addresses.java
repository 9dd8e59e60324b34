package io.trustrail.gateway.detect.pii.address;

import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Recogniser;
import io.trustrail.gateway.detect.scan.Scan;

/**
 * Street addresses by the grammars of English and French (number first) and of German, Dutch, Spanish, Italian and Portuguese
 * (street first). A street's name without a word that says so needs a town with its postal code behind it.
 */
public final class Addresses implements Recogniser {

    private static final String CATEGORY = "ADDRESS";
    private static final int MOST_DIGITS = 5;
    private static final int SHORT = 3;

    @Override
    public boolean triggeredBy(char c) {
        return Chars.isDigit(c);
    }

    @Override
    public boolean accepts(String text, int trigger) {
        return trigger == 0
                || " \n\t\"(:：,、　>|".indexOf(text.charAt(trigger - 1)) >= 0
                || Chars.isUnspaced(text.charAt(trigger - 1));
    }

    @Override
    public void recognise(Scan scan, int trigger) {
        if (!streetFirst(scan, trigger)) {
            numberFirst(scan, trigger);
        }
    }

    /** Where the end of a text may be the beginning of a street's name, its last word's start given. */
    public static int unfinished(String text, int word) {
        return Math.min(word, Street.unfinished(text, word, text.length()));
    }

    /** Returns whether the search is over. */
    private static boolean streetFirst(Scan scan, int trigger) {
        var street = Street.before(scan.text(), trigger);
        if (street == null) {
            return false;
        }
        var reader = new AddressReader(scan, trigger);
        boolean number = reader.houseNumber(4);
        int end = reader.position();
        boolean town = false;
        if (number && !reader.isUnknown()) {
            reader.rest();
            town = reader.position() > end;
        }
        if (reader.isUnknown()) {
            scan.open(street.start());
            return true;
        }
        boolean found = number && (street.sure() || town);
        if (found) {
            scan.found(CATEGORY, street.start(), reader.position(), town ? 0.9 : 0.75);
        }
        return found;
    }

    private static void numberFirst(Scan scan, int trigger) {
        var reader = new AddressReader(scan, trigger);
        if (!reader.houseNumber(MOST_DIGITS) && !reader.isUnknown()) {
            return;
        }
        boolean few = reader.position() - trigger <= SHORT;
        boolean street = !reader.isUnknown() && reader.numberedStreet();
        if (!street
                && !reader.isUnknown()
                && (few
                        || reader.position() >= scan.text().length()
                        || scan.text().charAt(reader.position()) == ' ')) {
            street = reader.frenchStreet();
        }
        if (reader.isUnknown()) {
            scan.open(trigger);
        } else if (street) {
            int end = reader.position();
            reader.rest();
            if (reader.isUnknown()) {
                scan.open(trigger);
            } else {
                scan.found(CATEGORY, trigger, reader.position(), reader.position() > end ? 0.9 : 0.75);
            }
        }
    }
}
