package io.trustrail.gateway.privacy.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.trustrail.gateway.privacy.Categories;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurrogatesTest {

    private static final int SEEDS = 300;

    private static byte[] seed(int number) {
        return String.format("seed %08d", number * 7919L).getBytes(StandardCharsets.UTF_8);
    }

    private static String one(String category, String value, int seed) {
        return Surrogates.of(category, value, reversed(seed(seed))).orElseThrow();
    }

    /** So that the eight bytes that count differ from seed to seed. */
    private static byte[] reversed(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static List<String> many(String category, String value) {
        return IntStream.range(0, SEEDS)
                .mapToObj(seed -> one(category, value, seed))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "~~",
            value = {
                "EMAIL         ~~ ann@mail.invalid     ~~ [a-z]+\\.[a-z]+\\d{3}@example\\.(com|org|net)",
                "PERSON        ~~ Ann                  ~~ [A-Z][a-z]+",
                "PERSON        ~~ Ann Lee              ~~ [A-Z][a-z]+ [A-Z][a-z]+",
                "PERSON        ~~ ANN LEE              ~~ [A-Z]+ [A-Z]+",
                "PERSON        ~~ 山田                  ~~ \\p{IsHan}{2}",
                "PERSON        ~~ 山田 花子              ~~ \\p{IsHan}{2} \\p{IsHan}{1,2}",
                "PERSON        ~~ ヤマダハナコ            ~~ \\p{IsKatakana}+",
                "USERNAME      ~~ @annlee              ~~ @user\\d{5}",
                "PHONE         ~~ +1 (415) 555-2671    ~~ \\+1 \\(\\d{3}\\) 555-01\\d\\d",
                "PHONE         ~~ 415-555-2671         ~~ \\d{3}-555-01\\d\\d",
                "PHONE         ~~ +44 7911 123456      ~~ \\+44 (7700 900|2079 460|1614 960|1632 960)\\d{3}",
                "PHONE         ~~ +49 171 1234567      ~~ \\+49 (171 39200\\d\\d|302 3125\\d{3}|406 6969\\d{3}|899 9998\\d{3})",
                "PHONE         ~~ +34 612 345 678      ~~ \\+34 000 \\d{3} \\d{3}",
                "PHONE         ~~ 090-1234-5678        ~~ 000-\\d{4}-\\d{4}",
                "CREDIT_CARD   ~~ 4111 1111 1111 1111  ~~ 4\\d{3} \\d{4} \\d{4} \\d{4}",
                "IBAN          ~~ DE89 3704 0044 0532 0130 00 ~~ DE0[01] \\d{4} \\d{4} \\d{4} \\d{4} \\d{2}",
                "IBAN          ~~ GB82WEST12345698765432 ~~ GB0[01][A-Z]{4}\\d{14}",
                "BIC           ~~ DEUTDEFF             ~~ ZZ[A-Z]{2}DEZ0",
                "IP            ~~ 93.184.216.34        ~~ (192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d+",
                "IP            ~~ fe80::1              ~~ 2001:db8:[0-9a-f]+:[0-9a-f]+::[0-9a-f]+",
                "MAC           ~~ 3c:22:fb:01:02:03    ~~ 00:00:5E:00:53:[0-9A-F]{2}",
                "NATIONAL_ID   ~~ 536-22-8726          ~~ 000-\\d\\d-\\d{4}",
                "PASSPORT      ~~ C01X00T47            ~~ [A-Z]00[A-Z]0\\d[A-Z]\\d\\d",
                "VEHICLE_PLATE ~~ B-AB 1234            ~~ [A-Z]-[A-Z]{2} 000\\d",
                "POSTAL_CODE   ~~ 10115                ~~ 000\\d\\d",
                "DATE_OF_BIRTH ~~ 12.03.1985           ~~ \\d\\d\\.\\d\\d\\.(19|20)\\d\\d",
                "DATE          ~~ 1985-03-12           ~~ (19|20)\\d\\d-\\d\\d-\\d\\d",
                "DATE_OF_BIRTH ~~ 12 March 1985        ~~ (0[1-9]|1[0-2]) [A-Z][a-z]{2,8} (19|20)\\d\\d",
                "DATE_OF_BIRTH ~~ MAR 3rd, 1985        ~~ [A-Z]{3} [1-9]rd, (19|20)\\d\\d",
                "DATE_OF_BIRTH ~~ 12. März 1985        ~~ (0[1-9]|1[0-2])\\. [A-Z][a-zä]{2,8} (19|20)\\d\\d",
                "DATE_OF_BIRTH ~~ 12 de marzo de 1985  ~~ (0[1-9]|1[0-2]) de [a-z]{4,10} de (19|20)\\d\\d",
                "DATE_OF_BIRTH ~~ 昭和60年3月12日       ~~ 昭和(0[1-9]|1[0-2])年[1-9]月(0[1-9]|1[0-2])日",
                "DATE_OF_BIRTH ~~ １９８５-03-12       ~~ (19|20)\\d\\d-\\d\\d-\\d\\d",
                "DATE          ~~ fifth of May 1985    ~~ (19|20)\\d\\d-\\d\\d-\\d\\d",
                "DATE          ~~ 昭和六十年3月       ~~ (19|20)\\d\\d-\\d\\d-\\d\\d",
                "DATE          ~~ my birthday          ~~ (19|20)\\d\\d-\\d\\d-\\d\\d",
                "DATE_OF_BIRTH ~~ 19850312             ~~ (19|20)\\d\\d(0[1-9]|1[0-2]){2}",
                "DATE          ~~ 1985年3月12日         ~~ (19|20)\\d\\d年\\d+月\\d+日",
                "AGE           ~~ 37                   ~~ \\d\\d",
                "ADDRESS       ~~ Gartenstraße 7, 10115 Berlin ~~ Musterstraße \\d+, 00000 Musterstadt",
                "ADDRESS       ~~ 12 rue des Lilas, 69003 Lyon ~~ \\d+ rue de l'Exemple, 00000 Exempleville",
                "ADDRESS       ~~ 東京都港区芝公園4-2-8   ~~ 見本県架空市例町\\d-\\d+-\\d+",
                "ADDRESS       ~~ 1 High St, Leeds     ~~ \\d+ Sample Street, Sampletown 00000",
                "URL           ~~ https://ann.example/me ~~ https://www\\.example\\.com/\\d{6}",
            })
    void keepTheShape(String category, String value, String shape) {
        assertThat(many(category, value)).allMatch(made -> made.matches(shape), shape);
    }

    @Test
    void areTheSameForTheSameSeedAndMostlyOthersForOthers() {
        assertThat(one("PERSON", "Ann Lee", 1)).isEqualTo(one("PERSON", "Ann Lee", 1));
        assertThat(new HashSet<>(many("PERSON", "Ann Lee"))).hasSizeGreaterThan(SEEDS / 2);
        assertThat(new HashSet<>(many("EMAIL", "a@b.c"))).hasSizeGreaterThan(SEEDS * 9 / 10);
    }

    @Test
    void noCardHasItsCheckDigit() {
        assertThat(many("CREDIT_CARD", "4111 1111 1111 1111")).noneMatch(SurrogatesTest::hasLuhnSum);
        assertThat(many("IMEI", "490154203237518")).noneMatch(SurrogatesTest::hasLuhnSum);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE89370400440532013000", "GB82WEST12345698765432"})
    void noIbanHasItsCheckDigits(String iban) {
        assertThat(many("IBAN", iban)).allSatisfy(made -> {
            var number = new StringBuilder();
            (made.substring(4) + made.substring(0, 4)).chars().forEach(c -> number.append(Character.digit(c, 36)));
            assertThat(new BigInteger(number.toString()).mod(BigInteger.valueOf(97)))
                    .isNotEqualTo(BigInteger.ONE);
        });
    }

    /** What the plans reserve for fiction may look dialable; elsewhere it can't be. */
    @ParameterizedTest
    @ValueSource(strings = {"+34 612 345 678", "+39 333 1234567", "+31 6 12345678", "+351 912 345 678"})
    void numbersOfOtherCountriesCanNotBeDialled(String value) {
        var phones = PhoneNumberUtil.getInstance();
        assertThat(many("PHONE", value)).noneMatch(made -> {
            try {
                return phones.isValidNumber(phones.parse(made, "ZZ"));
            } catch (NumberParseException e) {
                return false;
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"SECRET, hunter2", "CRYPTO_WALLET, bc1q", "NRP, Quaker", "VEHICLE_PLATE, 品川300あ1234", "WHATEVER, x"})
    void whatHasNoSafeStandInHasNone(String category, String value) {
        assertThat(Surrogates.of(category, value, seed(1))).isEmpty();
    }

    @Property
    void neverFail(@ForAll String value, @ForAll long seed) {
        var bytes = ByteBuffer.allocate(Long.BYTES).putLong(seed).array();
        for (var category : Categories.KNOWN) {
            assertThat(Surrogates.of(category, value, bytes)).isNotNull();
        }
    }

    private static boolean hasLuhnSum(String number) {
        var digits = new StringBuilder(number.replace(" ", "")).reverse();
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = (digits.charAt(i) - '0') * (1 + i % 2);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }
}
