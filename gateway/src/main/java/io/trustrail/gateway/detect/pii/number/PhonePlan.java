package io.trustrail.gateway.detect.pii.number;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Set;

/** The numbering plans of the world: whether digits are a number that somebody may have. */
final class PhonePlan {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final String NO_REGION = "ZZ";

    private final List<Region> regions;

    /** @throws IllegalArgumentException if a region has no numbering plan */
    PhonePlan(Set<String> codes) {
        regions = codes.stream().sorted().map(PhonePlan::region).toList();
    }

    private static Region region(String code) {
        if (!PLANS.getSupportedRegions().contains(code)) {
            throw new IllegalArgumentException(
                    "phone regions: " + code + " has no numbering plan; use ISO 3166 codes such as US or DE");
        }
        int country = PLANS.getCountryCodeForRegion(code);
        boolean alone = PLANS.getRegionCodesForCountryCode(country).size() == 1;
        return new Region(code, country, trunk(code), alone);
    }

    /** The digit that people dial before a number within its country; -1 if there is none. */
    private static int trunk(String region) {
        if (region.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY)) {
            return -1;
        }
        String prefix = PLANS.getNddPrefixForRegion(region, true);
        return prefix == null || prefix.isEmpty() ? -1 : prefix.charAt(0) - '0';
    }

    /** How well the digits from {@code from} to {@code to} fit a number that starts with a country code. */
    Fit international(NumberRun run, int from, int to) {
        for (int length = 1; length <= 3; length++) {
            int country = (int) run.value(from, from + length);
            String region = PLANS.getRegionCodeForCountryCode(country);
            if (country != 0 && !region.equals(NO_REGION)) {
                int at = from + length;
                at += run.digit(at) == 0 && trunk(region) == 0 ? 1 : 0;
                var number = number(country, run, at, to);
                return PLANS.isValidNumber(number) ? Fit.VALID : isPossible(number) ? Fit.POSSIBLE : Fit.NONE;
            }
        }
        return Fit.NONE;
    }

    /**
     * How well the first digits fit a number as it's dialled within one of the regions: the first that they are valid in,
     * in alphabetical order.
     *
     * @param mobile whether only a range of mobile phones will do
     */
    Fit national(NumberRun run, int digits, boolean mobile) {
        var best = Fit.NONE;
        for (var region : regions) {
            boolean trunk = run.digit(0) == region.trunk;
            boolean dialled = trunk || region.trunk != 0;
            int from = trunk ? 1 : 0;
            if (dialled && (run.digit(from) != 0 || region.trunk < 0)) {
                var fit = region.fit(number(region.country, run, from, digits));
                if (fit == Fit.MOBILE || (fit == Fit.VALID && !mobile)) {
                    return fit;
                }
                best = fit.compareTo(best) > 0 ? fit : best;
            }
        }
        return best;
    }

    private static PhoneNumber number(int country, NumberRun run, int from, int to) {
        var number = new PhoneNumber().setCountryCode(country).setNationalNumber(run.value(from, to));
        return run.digit(from) == 0 ? number.setItalianLeadingZero(true) : number;
    }

    private static boolean isPossible(PhoneNumber number) {
        return PLANS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
    }

    /** How well digits fit a plan, worst first. */
    enum Fit {
        NONE,
        /** The length is right. */
        POSSIBLE,
        VALID,
        /** Valid, and in a range of mobile phones only. */
        MOBILE
    }

    /** @param alone whether no other region shares its country code */
    private record Region(String code, int country, int trunk, boolean alone) {

        Fit fit(PhoneNumber number) {
            if (!isPossible(number)) {
                return Fit.NONE;
            }
            if (!alone && !PLANS.isValidNumberForRegion(number, code)) {
                return Fit.POSSIBLE;
            }
            return switch (PLANS.getNumberType(number)) {
                case UNKNOWN -> Fit.POSSIBLE;
                case MOBILE -> Fit.MOBILE;
                default -> Fit.VALID;
            };
        }
    }
}
