package io.trustrail.gateway.detect.pii;

import io.trustrail.gateway.detect.pii.address.Addresses;
import io.trustrail.gateway.detect.pii.address.Coordinates;
import io.trustrail.gateway.detect.pii.address.JapaneseAddresses;
import io.trustrail.gateway.detect.pii.code.Codes;
import io.trustrail.gateway.detect.pii.contact.CredentialUrls;
import io.trustrail.gateway.detect.pii.contact.EmailAddresses;
import io.trustrail.gateway.detect.pii.contact.Handles;
import io.trustrail.gateway.detect.pii.contact.SpeltAddresses;
import io.trustrail.gateway.detect.pii.contact.UserFields;
import io.trustrail.gateway.detect.pii.contact.WebAddresses;
import io.trustrail.gateway.detect.pii.device.Ipv6Addresses;
import io.trustrail.gateway.detect.pii.device.Macs;
import io.trustrail.gateway.detect.pii.finance.BankCodes;
import io.trustrail.gateway.detect.pii.finance.CardDetails;
import io.trustrail.gateway.detect.pii.finance.CardTracks;
import io.trustrail.gateway.detect.pii.finance.Ibans;
import io.trustrail.gateway.detect.pii.finance.Wallets;
import io.trustrail.gateway.detect.pii.identity.asia.JapanesePlates;
import io.trustrail.gateway.detect.pii.identity.europe.UmlautPlates;
import io.trustrail.gateway.detect.pii.number.Numbers;
import io.trustrail.gateway.detect.pii.person.Ages;
import io.trustrail.gateway.detect.pii.person.Births;
import io.trustrail.gateway.detect.scan.Chars;
import io.trustrail.gateway.detect.scan.Scanner;
import io.trustrail.gateway.guard.Detection;
import io.trustrail.gateway.guard.Detector;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds personal data that has a shape of its own: e-mail addresses, phone numbers, payment cards, bank accounts, network
 * addresses, national ids; also URLs with a password in them, as {@code SECRET}. Scores rise with proof: a checksum or a
 * strict grammar 0.8 and more, a shape alone 0.5 to 0.75, a label beside it up to 0.97.
 */
public final class PiiDetector implements Detector {

    private static final Set<String> REGIONS = Set.of("US", "GB", "DE", "JP", "FR", "ES");
    private static final Set<String> OTHERS = Set.of(
            "EMAIL",
            "IBAN",
            "IP",
            "SECRET",
            "URL",
            "MAC",
            "GEO_COORD",
            "CRYPTO_WALLET",
            "USERNAME",
            "GENDER",
            "AGE",
            "ADDRESS",
            "DATE_OF_BIRTH");
    private static final int REACH = 48;
    private static final int LOOK_BEHIND = 640;

    private final Scanner scanner;
    private final Set<String> categories;

    public PiiDetector() {
        this(REGIONS);
    }

    /**
     * A detector that knows national phone numbers of other regions.
     *
     * @param regions ISO 3166 codes, such as {@code DE}
     * @throws IllegalArgumentException if a region has no numbering plan
     */
    public PiiDetector(Set<String> regions) {
        var numbers = new Numbers(regions, Schemes.LEXICON);
        var figures = new FirstDigits(
                List.of(
                        new Codes(Schemes.ALL, Schemes.LEXICON),
                        new Births(Schemes.LEXICON),
                        new Macs(),
                        new Wallets()),
                List.of(new Ibans()),
                List.of(numbers, new Ages(), new Coordinates(), new CardDetails(), new Addresses()),
                List.of(new JapanesePlates(), new JapaneseAddresses()));
        scanner = new Scanner(
                List.of(
                        new EmailAddresses(),
                        figures,
                        new Ipv6Addresses(),
                        new CredentialUrls(),
                        WebAddresses.personal(),
                        new CardTracks(),
                        new UmlautPlates(Schemes.LEXICON),
                        new SpeltAddresses(),
                        new Handles(),
                        new UserFields(),
                        new BankCodes()),
                REACH,
                PiiDetector::unfinished);
        var all = new HashSet<>(numbers.categories());
        Schemes.ALL.forEach(scheme -> all.add(scheme.category()));
        all.addAll(OTHERS);
        categories = Set.copyOf(all);
    }

    @Override
    public String name() {
        return "pii";
    }

    @Override
    public Set<String> categories() {
        return categories;
    }

    @Override
    public int lookBehind() {
        return LOOK_BEHIND;
    }

    @Override
    public Detection detect(String text, int from, boolean complete) {
        return scanner.scan(text, from, complete);
    }

    /** The last word may be the beginning of an address, and an opening bracket or plus sign that of a number. */
    private static int unfinished(String text, int from) {
        int limit = Math.max(from, text.length() - EmailAddresses.LONGEST_LOCAL);
        int at = beforeBracket(text, text.length(), limit);
        while (at > limit && EmailAddresses.isLocal(text.charAt(at - 1))) {
            at--;
        }
        return Math.max(from, beginning(text, beforeBracket(text, at, limit)));
    }

    /** Where something may begin that needs figures to come, the last word's start given. */
    private static int beginning(String text, int word) {
        int code = Math.min(Codes.unfinished(text, word), Births.unfinished(text, word));
        int japanese = Math.min(
                JapanesePlates.unfinished(text, text.length()), JapaneseAddresses.unfinished(text, text.length()));
        int plain = Math.min(Addresses.unfinished(text, word), SpeltAddresses.unfinished(text));
        return Math.min(Math.min(code, japanese), plain);
    }

    private static int beforeBracket(String text, int at, int limit) {
        return at > limit && Chars.narrow(text.charAt(at - 1)) == '(' ? at - 1 : at;
    }
}
