package io.trustrail.gateway.privacy.general;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneralisationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DATE_OF_BIRTH | 12.03.1985                     | 1985",
                "DATE          | 1985-03-12                     | 1985",
                "DATE          | 19850312                       | 1985",
                "DATE          | March 12, 1985                 | 1985",
                "DATE_OF_BIRTH | 1985年3月12日                   | 1985",
                "DATE_OF_BIRTH | 昭和60年3月12日                 | 1985",
                "DATE_OF_BIRTH | 令和元年5月1日                  | 2019",
                "DATE          | １９８５年３月                   | 1985",
                "AGE           | 37                             | 30-39",
                "AGE           | 37 years                       | 30-39",
                "AGE           | 7歳                             | 0-9",
                "AGE           | 101                            | 90+",
                "IP            | 203.0.113.7                    | 203.0.113.0/24",
                "IP            | 2001:db8:85a3::8a2e:370:7334   | 2001:db8:85a3::/48",
                "IP            | 2001:db8:1:2:3:4:5:6           | 2001:db8:1::/48",
                "IP            | fe80::1                        | fe80:0:0::/48",
                "POSTAL_CODE   | 10115                          | 10***",
                "POSTAL_CODE   | SW1A 1AA                       | SW** ***",
                "POSTAL_CODE   | 〒150-0001                      | 〒15*-****",
                "GEO_COORD     | 52.5200, 13.4050               | 52.5, 13.4",
                "GEO_COORD     | -33.86785° 151.20732°          | -33.8° 151.2°",
                "ADDRESS       | Gartenstraße 7, 10115 Berlin   | Berlin",
                "ADDRESS       | 12 rue des Lilas, 69003 Lyon   | Lyon",
                "ADDRESS       | Hauptstr. 3, 60311 Frankfurt am Main | Frankfurt am Main",
                "ADDRESS       | 742 Evergreen Terrace, Springfield, IL 62704 | Springfield",
                "ADDRESS       | 東京都港区芝公園4-2-8             | 東京都港区",
                "ADDRESS       | 〒600-8216 京都府京都市下京区1-2  | 京都府京都市",
            })
    void tellsLess(String category, String value, String general) {
        assertThat(Generalisation.of(category, value)).contains(general);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DATE          | 12.03.85",
                "DATE          | 3 March",
                "DATE          | 1985 or 1986",
                "DATE          | 昭和の頃",
                "AGE           | thirty",
                "AGE           | 200",
                "AGE           | 3 or 4",
                "AGE           | 12345678901",
                "IP            | 1.2.3",
                "IP            | ::ffff:192.0.2.128",
                "IP            | 1:2:3",
                "POSTAL_CODE   | 10",
                "GEO_COORD     | 52°31'12\"N 13°24'18\"E",
                "GEO_COORD     | 52.5",
                "ADDRESS       | 1200 Main Street",
                "ADDRESS       | Apt 4, 1200 Main St.",
                "ADDRESS       | 10 Downing Street, London SW1A 2AA",
                "ADDRESS       | Gartenstraße 7",
                "ADDRESS       | Gartenstraße 7, 10115 c/o Miller 3",
                "ADDRESS       | 芝公園4-2-8",
                "EMAIL         | ann@example.com",
                "PERSON        | Ann Lee",
            })
    void leavesWhatItCanNotGeneralise(String category, String value) {
        assertThat(Generalisation.of(category, value)).isEmpty();
    }

    @Property
    void neverFails(@ForAll String value, @ForAll @NumericChars String digits) {
        for (var category : new String[] {"DATE", "AGE", "ADDRESS", "POSTAL_CODE", "IP", "GEO_COORD"}) {
            for (var text : new String[] {value, digits, digits + "." + value, value + ":" + digits + ", " + value}) {
                assertThat(Generalisation.of(category, text)).isNotNull();
            }
        }
    }
}
