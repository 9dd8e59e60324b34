package io.trustrail.gateway.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bad guard gives exactly the lines that tell what is wrong with it and what to do. */
class BadGuardsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"guards", "rules", "lists"})
    void tellsEveryProblem(String about, String file, String text, String problems, @TempDir Path directory) {
        var policy = PolicyDirectory.sound(directory).write(file, text);
        assertThat(String.join("\n", policy.problems())).isEqualTo(problems.strip());
    }

    static Stream<Arguments> guards() {
        return Stream.of(
                arguments("all fields wrong", "guards.yaml", """
                    guards:
                      pii:
                        detector: pi
                        on-failure: ignore
                        timeout: 2 seconds
                        reach: far
                        rulez: []
                        rules: none\
                    """, """
                    guards.yaml:3: guards.pii.detector: no detector pi (did you mean pii?); \
                    known detectors are injection, language, names, pii, prompt-leak, secrets, terms, toxicity
                    guards.yaml:4: guards.pii.on-failure: no value ignore; known values are block, flag
                    guards.yaml:5: guards.pii.timeout: is 2 seconds; give a duration such as 500ms, 2s, 5m or 1h
                    guards.yaml:6: guards.pii.reach: no value far; known values are sentence, whole
                    guards.yaml:7: guards.pii.rulez: no field rulez (did you mean rules?); \
                    known fields are allow, allow-file, detector, on-failure, reach, rules, settings, timeout
                    guards.yaml:8: guards.pii.rules: is a single value; give a list\
                    """),
                arguments("waiting for a detector that answers at once", "guards.yaml", """
                    guards:
                      pii: {detector: pii, timeout: 2s, reach: whole}\
                    """, """
                    guards.yaml:2: guards.pii.reach: is not in use; \
                    this detector answers at once and is not waited for
                    guards.yaml:2: guards.pii.timeout: is not in use; \
                    this detector answers at once and is not waited for\
                    """),
                arguments("no detector", "guards.yaml", "guards: {pii: {}}", """
                    guards.yaml:1: guards.pii: detector is missing; give the name of a detector\
                    """),
                arguments("settings that the detector does not know", "guards.yaml", """
                    guards:
                      pii: {detector: pii, settings: {region: US}}\
                    """, """
                    guards.yaml:2: guards.pii.settings.region: no field region; there are none here\
                    """),
                arguments("settings of the wrong kind", "guards.yaml", """
                    guards:
                      pii: {detector: terms, settings: {terms: Acme, catgory: NAME}}\
                    """, """
                    guards.yaml:2: guards.pii.settings: category is missing; give a text
                    guards.yaml:2: guards.pii.settings: the detector refuses its settings: give terms or terms-file
                    guards.yaml:2: guards.pii.settings.catgory: no field catgory (did you mean category?); \
                    known fields are category, terms, terms-file
                    guards.yaml:2: guards.pii.settings.terms: is a single value; give a list\
                    """),
                arguments("settings that the detector refuses", "guards.yaml", """
                    guards:
                      pii: {detector: terms, settings: {category: NAME}}\
                    """, """
                    guards.yaml:2: guards.pii.settings: the detector refuses its settings: give terms or terms-file\
                    """),
                arguments("a failure mode that leaks", "guards.yaml", """
                    guards:
                      pii: {detector: pii, on-failure: flag, rules: [{action: by-level}]}
                    features:
                      strict: {level: 3, guards: [pii], targets: [{vendor: openai, model: small}]}\
                    """, """
                    guards.yaml:4: features.strict.guards[0]: passes unchecked text when it fails, \
                    but level 3 passes no such data; give the guard on-failure: block, or the feature another level\
                    """));
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                arguments("all fields wrong", "guards.yaml", """
                    guards:
                      pii:
                        detector: pii
                        rules:
                          - {categories: [EMAIL, SECRET], action: alow}
                          - {direction: out, origins: [user, tool], action: flag}
                          - {min-score: 2, action: flag}
                          - {min_score: 0.5, action: flag}
                          - {categories: [], origins: [], action: flag}
                          - {direction: prompt}\
                    """, """
                    guards.yaml:5: guards.pii.rules[0].action: no action alow (did you mean allow?); \
                    known actions are allow, block, by-level, flag, hold, rewrite
                    guards.yaml:5: guards.pii.rules[0].categories[1]: no category SECRET; \
                    known categories are CREDIT_CARD, EMAIL, IBAN, IP, NATIONAL_ID, PHONE, URL
                    guards.yaml:6: guards.pii.rules[1].direction: no direction out; known directions are prompt, reply
                    guards.yaml:6: guards.pii.rules[1].origins[1]: no origin tool; known origins are \
                    assistant, metadata, reasoning, system, tool-call, tool-definition, tool-result, user
                    guards.yaml:7: guards.pii.rules[2].min-score: is 2; give a number from 0 to 1
                    guards.yaml:8: guards.pii.rules[3].min_score: no field min_score (did you mean min-score?); \
                    known fields are action, categories, direction, min-score, operator, origins, unless-in-prompt, when
                    guards.yaml:9: guards.pii.rules[4].categories: is empty; give some, or leave it out for all
                    guards.yaml:9: guards.pii.rules[4].origins: is empty; give some, or leave it out for all
                    guards.yaml:10: guards.pii.rules[5]: action is missing; \
                    give allow, flag, rewrite, by-level, hold or block\
                    """),
                arguments("operators", "guards.yaml", """
                    guards:
                      pii:
                        detector: pii
                        rules:
                          - {categories: [EMAIL], action: rewrite}
                          - {categories: [IP], action: rewrite, operator: keep}
                          - {categories: [URL], action: flag, operator: mask}
                          - {direction: reply, action: rewrite, operator: pseudonym}\
                    """, """
                    guards.yaml:5: guards.pii.rules[0]: operator is missing; give generalise, hash, \
                    mask, pseudonym, redact, surrogate
                    guards.yaml:6: guards.pii.rules[1].operator: no operator keep; \
                    known operators are generalise, hash, mask, pseudonym, redact, surrogate
                    guards.yaml:7: guards.pii.rules[2].operator: belongs to action rewrite only; \
                    remove it or change the action
                    guards.yaml:8: guards.pii.rules[3].operator: no operator pseudonym; \
                    known operators are generalise, hash, mask, redact, surrogate\
                    """),
                arguments("parameters of operators", "guards.yaml", """
                    guards:
                      pii:
                        detector: pii
                        rules:
                          - {categories: [IP], action: rewrite, operator: {mask: {keep-last: 2}}}
                          - {categories: [URL], action: rewrite, operator: {mask: {keep-last: 99}}}
                          - {categories: [URL], action: rewrite, operator: {hash: {}}}
                          - {categories: [URL], action: rewrite, operator: {mask: {last: 2}}}\
                    """, """
                    guards.yaml:6: guards.pii.rules[1].operator.mask.keep-last: is 99; \
                    give a whole number from 0 to 64
                    guards.yaml:7: guards.pii.rules[2].operator: mask is missing; \
                    give keep-last below it; other operators are written as their name alone
                    guards.yaml:7: guards.pii.rules[2].operator.hash: no field hash (did you mean mask?); \
                    known fields are mask
                    guards.yaml:8: guards.pii.rules[3].operator.mask: keep-last is missing; \
                    give how many characters stay
                    guards.yaml:8: guards.pii.rules[3].operator.mask.last: no field last; known fields are keep-last\
                    """),
                arguments("hold", "guards.yaml", """
                    guards:
                      pii: {detector: pii, rules: [{action: hold}]}\
                    """, """
                    guards.yaml:2: guards.pii.rules[0].action: hold belongs to direction: reply, \
                    since people look at answers; write that too\
                    """),
                arguments("rules that never match", "guards.yaml", """
                    guards:
                      pii:
                        detector: pii
                        rules:
                          - {direction: prompt, min-score: 0.5, action: block}
                          - {direction: prompt, min-score: 0.4, action: flag}
                          - {direction: prompt, categories: [EMAIL], min-score: 0.6, action: allow}\
                    """, """
                    guards.yaml:7: warning: guards.pii.rules[2]: never matches, \
                    since rules[0] takes all that it could; move it up or remove it\
                    """));
    }

    static Stream<Arguments> lists() {
        return Stream.of(arguments("a list file that is not there", "guards.yaml", """
            guards:
              pii: {detector: terms, settings: {category: NAME, terms: [x], terms-file: lists/nmes.txt}}\
            """, """
            guards.yaml:2: guards.pii.settings.terms-file: no list file lists/nmes.txt; there are none here\
            """));
    }
}
