package io.trustrail.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad file gives exactly the lines that tell where it is bad and what to do. */
class BadFilesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"syntax", "names", "levels", "features", "vendors"})
    void tellsEveryProblem(String about, String file, String text, String problems, @TempDir Path directory) {
        var policy = PolicyDirectory.sound(directory).write(file, text);
        assertThat(String.join("\n", policy.problems())).isEqualTo(problems.strip());
    }

    static Stream<Arguments> syntax() {
        return Stream.of(
                arguments("no YAML", "more.yaml", "features: [\nx: y", """
                    more.yaml:2:5: is no valid YAML: expected ',' or ']', but got <stream end>\
                    """),
                arguments(
                        "an unclosed quote does not show the text",
                        "more.yaml",
                        "vendors:\n  x: {api-key: \"sk-1",
                        """
                        more.yaml:2:21: is no valid YAML: found unexpected end of stream\
                        """),
                arguments("two documents", "more.yaml", "risks:\n---\nrisks:", """
                    more.yaml:2:1: is no valid YAML: but found another document\
                    """),
                arguments("a ring", "more.yaml", "vendors: &a\n  x: *a", """
                    more.yaml: has an alias (*) inside its own anchor (&); write it out\
                    """),
                arguments("a list as file", "more.yaml", "- features", """
                    more.yaml: is a list; give a map\
                    """),
                arguments("an empty file is no problem", "more.yaml", "# nothing yet", ""),
                arguments("an empty heading is no problem", "more.yaml", "features:", ""),
                arguments("an unknown heading", "more.yaml", "\nfeatuers: {}", """
                    more.yaml:2: featuers: no field featuers (did you mean features?); \
                    known fields are features, guards, levels, limits, risks, trust, vendors\
                    """),
                arguments("a key that is no text", "more.yaml", "vendors:\n  ? [x]\n  : {}", """
                    more.yaml:2: vendors: has a key that is no text; write a name\
                    """));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("a name twice in a file", "openai.yaml", """
                    vendors:
                      openai: {dialects: [openai-chat], base-url: "https://api.example.com"}
                      openai: {}\
                    """, """
                    openai.yaml:3: vendors.openai: is given twice, first in line 2; remove one of them\
                    """),
                arguments("a name in two files", "vendors/more.yaml", """
                    vendors:
                      openai: {}\
                    """, """
                    vendors/more.yaml:2: vendors.openai: is already defined in openai.yaml:2; remove one of the two\
                    """),
                arguments("a bad name", "openai.yaml", """
                    vendors:
                      openai: {dialects: [openai-chat], base-url: "https://api.example.com"}
                      Open AI: {dialects: [openai-chat], base-url: "https://api.example.com"}\
                    """, """
                    openai.yaml:3: vendors.Open AI: is no name; use up to 64 lower-case letters, digits, '.', '_' and '-'\
                    """),
                arguments("what nobody uses", "more.yaml", """
                    guards:
                      spare: {detector: secrets}
                    vendors:
                      spare: {dialects: [openai-chat], base-url: "https://api.example.com"}\
                    """, """
                    more.yaml:2: warning: guards.spare: is not used by any feature
                    more.yaml:4: warning: vendors.spare: is not used by any feature\
                    """));
    }

    static Stream<Arguments> levels() {
        return Stream.of(
                arguments("all fields wrong", "more.yaml", """
                    levels:
                      0: {}
                      4:
                        titel: four
                        restore: maybe
                        operators: {high: erase, medium: redact}
                        overrides: {EMIAL: mask, EMAIL: 7}\
                    """, """
                    more.yaml:2: levels.0: is no level; levels are numbers from 1 to 999
                    more.yaml:4: levels.4.titel: no field titel (did you mean title?); \
                    known fields are operators, overrides, restore, title
                    more.yaml:5: levels.4.restore: is maybe; give true or false
                    more.yaml:6: levels.4.operators: low is missing; give an operator
                    more.yaml:6: levels.4.operators.high: no operator erase; \
                    known operators are generalise, hash, keep, mask, pseudonym, redact, surrogate
                    more.yaml:7: levels.4.overrides.EMAIL: no operator 7; \
                    known operators are generalise, hash, keep, mask, pseudonym, redact, surrogate
                    more.yaml:7: levels.4.overrides.EMIAL: no category EMIAL (did you mean EMAIL?); \
                    known categories are ADDRESS, AGE, BANK_ACCOUNT, BIC, CARD_EXPIRY, CREDIT_CARD, CRYPTO_WALLET, CVV, DATE, \
                    DATE_OF_BIRTH, DRIVER_LICENSE, EMAIL, GENDER, GEO_COORD, HEALTH_ID, HEALTH_TERM, \
                    IBAN, ID_NUMBER, IMEI, IP, LOCATION, MAC, NATIONAL_ID, NRP, ORG, ORG_ID, PASSPORT, \
                    PERSON, PHONE, POSTAL_CODE, SECRET, TAX_ID, UNSUPPORTED_LANGUAGE, URL, USERNAME, VEHICLE_PLATE, VIN\
                    """),
                arguments("an empty level", "more.yaml", """
                    levels:
                      4: {}\
                    """, """
                    more.yaml:2: levels.4: operators is missing; give an operator for each risk
                    more.yaml:2: levels.4: restore is missing; give true or false\
                    """),
                arguments("pseudonyms for nobody", "more.yaml", """
                    levels:
                      4: {restore: false, operators: {high: redact, medium: pseudonym, low: keep}}\
                    """, """
                    more.yaml:2: warning: levels.4: makes pseudonyms that nobody restores; \
                    use hash, mask, surrogate or redact where restore is false\
                    """),
                arguments("risks", "levels.yaml", """
                    levels:
                      1: {restore: true, operators: {high: pseudonym, medium: mask, low: keep}}
                    risks:
                      hihg: [EMAIL]
                      medium: [EMAIL, FAX]
                      low:
                        - EMAIL\
                    """, """
                    levels.yaml:4: risks.hihg: no risk hihg (did you mean high?); known risks are high, low, medium
                    levels.yaml:5: risks.medium[1]: no category FAX; \
                    known categories are ADDRESS, AGE, BANK_ACCOUNT, BIC, CARD_EXPIRY, CREDIT_CARD, CRYPTO_WALLET, CVV, DATE, \
                    DATE_OF_BIRTH, DRIVER_LICENSE, EMAIL, GENDER, GEO_COORD, HEALTH_ID, HEALTH_TERM, \
                    IBAN, ID_NUMBER, IMEI, IP, LOCATION, MAC, NATIONAL_ID, NRP, ORG, ORG_ID, PASSPORT, \
                    PERSON, PHONE, POSTAL_CODE, SECRET, TAX_ID, UNSUPPORTED_LANGUAGE, URL, USERNAME, VEHICLE_PLATE, VIN
                    levels.yaml:7: risks.low[0]: already has a risk in levels.yaml:5; remove one of the two\
                    """));
    }

    static Stream<Arguments> features() {
        return Stream.of(
                arguments("all fields wrong", "features.yaml", """
                    features:
                      support:
                        description: [x]
                        level: 7
                        guard: pii
                        guards: [pi, pii, pii]
                        media: scan
                        targets:
                          - {vendor: opnai, model: 4}
                          - {vendor: openai, model: small, weight: 0}
                        fallback:
                          - {vendor: openai, weight: 1}\
                    """, """
                    features.yaml:3: features.support.description: is a list; give a text
                    features.yaml:4: features.support.level: no level 7; known levels are 1, 3
                    features.yaml:5: features.support.guard: no field guard (did you mean guards?); \
                    known fields are consent, description, fallback, guards, keep, label, level, media, regions, review, targets
                    features.yaml:6: features.support.guards[0]: no guard pi (did you mean pii?); known guards are pii
                    features.yaml:6: features.support.guards[2]: is given twice; remove one of them
                    features.yaml:7: features.support.media: no value scan; known values are pass, refuse
                    features.yaml:9: features.support.targets[0].model: is a number; give a text, in quotes
                    features.yaml:9: features.support.targets[0].vendor: no vendor opnai (did you mean openai?); \
                    known vendors are openai
                    features.yaml:10: features.support.targets[1].weight: is 0; give a whole number from 1 to 1000
                    features.yaml:12: features.support.fallback[0]: model is missing; \
                    give the vendor's name of the model
                    features.yaml:12: features.support.fallback[0].weight: no field weight; \
                    known fields are model, vendor\
                    """),
                arguments("what can't be kept", "features.yaml", """
                    features:
                      support:
                        level: 3
                        guards: [pii]
                        keep: {content: all, retention: a month, metadata: a year, meta: 1d}
                        targets: [{vendor: openai, model: small}]\
                    """, """
                    features.yaml:5: features.support.keep.content: no content all; \
                    known contents are masked, masked+map, none
                    features.yaml:5: features.support.keep.meta: no field meta; \
                    known fields are content, metadata, retention
                    features.yaml:5: features.support.keep.metadata: is no number of days; give one such as 30d
                    features.yaml:5: features.support.keep.retention: is no number of days; give one such as 30d\
                    """),
                arguments("an empty feature", "features.yaml", "features: {support: {}}", """
                    features.yaml:1: features.support: guards is missing; give a list of guards, [] for none
                    features.yaml:1: features.support: level is missing; give the number of a privacy level
                    features.yaml:1: features.support: targets is missing; give a list of vendors and models\
                    """),
                arguments("fields without values", "features.yaml", """
                    features:
                      support:
                        level:
                        guards: []
                        targets: []\
                    """, """
                    features.yaml:3: features.support.level: is empty; give it a value or leave it out
                    features.yaml:5: features.support.targets: is empty; give a list of vendors and models\
                    """),
                arguments("a feature that is none", "features.yaml", "features: {support: yes}", """
                    features.yaml:1: features.support: is a single value; give a map\
                    """));
    }

    static Stream<Arguments> vendors() {
        return Stream.of(
                arguments("all fields wrong", "openai.yaml", """
                    vendors:
                      openai:
                        dialects: [openai]
                        base-url: api.example.com
                        api-key: 12345678
                        auth: basic
                        stream-usage: 1
                        tls: {ca-file: none.pem, ca: x}
                        pool: {connections: 0, concurrent-calls: 1.5, http2: on, size: 3}
                        timeouts: {connect: 2, first-byte: 2sec, idle: 2d, total: "", read: 1s}
                        breaker: {failure-rate: 101, window: -1, open: 10, half-open: 1}
                        retry: {attempts: 11, budget: 200, max-wait: 0s, tries: 1}
                        rate-limit: {calls-per-second: many, per-minute: 1}
                        model: x\
                    """, """
                    openai.yaml:3: vendors.openai.dialects[0]: no dialect openai; \
                    known dialects are anthropic-messages, openai-chat
                    openai.yaml:4: vendors.openai.base-url: is no URL of an API; \
                    give http:// or https://, a host and at most a path
                    openai.yaml:5: vendors.openai.api-key: is a number; give a text, in quotes
                    openai.yaml:6: vendors.openai.auth: no value basic; known values are bearer, none, x-api-key
                    openai.yaml:7: vendors.openai.stream-usage: is 1; give true or false
                    openai.yaml:8: vendors.openai.tls.ca: no field ca; known fields are ca-file
                    openai.yaml:8: vendors.openai.tls.ca-file: can't be read; \
                    give a PEM file, relative to the policy directory
                    openai.yaml:9: vendors.openai.pool.concurrent-calls: is 1.5; \
                    give a whole number from 1 to 1000000
                    openai.yaml:9: vendors.openai.pool.connections: is 0; give a whole number from 1 to 1000000
                    openai.yaml:9: vendors.openai.pool.http2: is on; give true or false
                    openai.yaml:9: vendors.openai.pool.size: no field size; \
                    known fields are concurrent-calls, connections, http2
                    openai.yaml:10: vendors.openai.timeouts.connect: is 2; give a duration such as 500ms, 2s, 5m or 1h
                    openai.yaml:10: vendors.openai.timeouts.first-byte: is 2sec; \
                    give a duration such as 500ms, 2s, 5m or 1h
                    openai.yaml:10: vendors.openai.timeouts.idle: is 2d; give a duration such as 500ms, 2s, 5m or 1h
                    openai.yaml:10: vendors.openai.timeouts.read: no field read; \
                    known fields are connect, first-byte, idle, total
                    openai.yaml:10: vendors.openai.timeouts.total: is empty; give a duration such as 500ms, 2s, 5m or 1h
                    openai.yaml:11: vendors.openai.breaker.failure-rate: is 101; give a whole number from 1 to 100
                    openai.yaml:11: vendors.openai.breaker.half-open: no field half-open; \
                    known fields are failure-rate, open, window
                    openai.yaml:11: vendors.openai.breaker.open: is 10; give a duration such as 500ms, 2s, 5m or 1h
                    openai.yaml:11: vendors.openai.breaker.window: is -1; give a whole number from 1 to 1000000
                    openai.yaml:12: vendors.openai.retry.attempts: is 11; give a whole number from 1 to 10
                    openai.yaml:12: vendors.openai.retry.budget: is 200; give a whole number from 0 to 100
                    openai.yaml:12: vendors.openai.retry.max-wait: is 0s; give a duration such as 500ms, 2s, 5m or 1h
                    openai.yaml:12: vendors.openai.retry.tries: no field tries; \
                    known fields are attempts, budget, max-wait
                    openai.yaml:13: vendors.openai.rate-limit.calls-per-second: is many; \
                    give a whole number from 0 to 1000000
                    openai.yaml:13: vendors.openai.rate-limit.per-minute: no field per-minute; \
                    known fields are calls-per-second
                    openai.yaml:14: vendors.openai.model: no field model; known fields are api-key, assessment, auth, base-url, \
                    breaker, dialects, label, logprobs, pool, prices, rate-limit, retry, stream-usage, timeouts, tls\
                    """),
                arguments("an empty vendor", "openai.yaml", "vendors: {openai: {dialects: []}}", """
                    openai.yaml:1: vendors.openai: base-url is missing; give where its API starts
                    openai.yaml:1: vendors.openai.dialects: is empty; give a list of dialects\
                    """),
                arguments("a password in the URL is not shown", "openai.yaml", """
                    vendors:
                      openai: {dialects: [openai-chat], base-url: "https://user:secret@api.example.com"}\
                    """, """
                    openai.yaml:2: vendors.openai.base-url: is no URL of an API; \
                    give http:// or https://, a host and at most a path\
                    """),
                arguments("a key in the file, in the clear", "openai.yaml", """
                    vendors:
                      openai: {dialects: [openai-chat], base-url: "http://api.example.com", api-key: "sk-1"}\
                    """, """
                    openai.yaml:2: warning: vendors.openai.api-key: stands in the file for all to read; \
                    write ${NAME} and put the key into the environment
                    openai.yaml:2: warning: vendors.openai.base-url: sends keys and texts in the clear; \
                    use https:// outside this machine\
                    """));
    }

    @Test
    void namesADirectoryWithoutFeatures(@TempDir Path directory) {
        assertThat(PolicyDirectory.sound(directory)
                        .write("features.yaml", "features:")
                        .problems())
                .containsExactly(directory + ": features: there are none; define at least one");
    }

    @Test
    void namesADirectoryThatIsNone() {
        assertThat(PolicyDirectory.empty(Path.of("nowhere")).problems())
                .containsExactly("nowhere: is no directory that can be read");
    }

    @Test
    void namesAFileThatIsNotUtf8(@TempDir Path directory) throws IOException {
        var policy = PolicyDirectory.sound(directory);
        Files.write(directory.resolve("more.yaml"), new byte[] {'#', (byte) 0xFF});
        assertThat(policy.problems()).containsExactly("more.yaml: is not UTF-8; save it as UTF-8");
    }

    @Test
    void givesNoBookWithErrorsAndOneWithWarnings(@TempDir Path directory) {
        var policy = PolicyDirectory.sound(directory);
        policy.write("more.yaml", "guards: {spare: {detector: secrets}}");
        assertThat(policy.load().book()).isPresent();
        policy.write("more.yaml", "guards: {spare: {}}");
        assertThat(policy.load().book()).isEmpty();
    }
}
