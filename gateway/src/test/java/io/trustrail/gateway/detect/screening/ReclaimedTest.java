package io.trustrail.gateway.detect.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What members of a group call themselves. */
class ReclaimedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I'm a big old dyke and I love it. | ... and I love it.",
                "We queers have to stick together. | ... have to stick together.",
                "As a proud faggot, I want my money back. | ... want my money back.",
                "They call us names; we call ourselves crips. | They call us names; we ...",
                "Wir Kanaken halten zusammen. | ... halten zusammen.",
                "Als stolze Schwuchtel sage ich: danke. | ...  danke.",
                "私はオカマですが、何か。 | ... ですが、何か。",
                "Soy maricón y qué. | ... y qué.",
                "Je suis une grosse gouine. | ...",
                "Je suis pédé, et alors ? | ...  et alors ?",
            })
    void isLeftOut(String text, String rest) {
        assertThat(Reclaimed.without(text).orElse(text)).isEqualTo(rest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You are a dyke.",
                "I'm telling you faggots to leave.",
                "We hate queers like you.",
                "As a faggot you should know.",
                "Ihr Kanaken haltet zusammen.",
                "Ich bin nicht so eine Schwuchtel wie du.",
                "あなたはオカマですね。",
                "Eres un maricón.",
                "Tu es un pédé.",
                "I am an old woman and a customer.",
            })
    void isNotWhatIsSaidOfOthers(String text) {
        assertThat(Reclaimed.isIn(text)).isFalse();
        assertThat(Reclaimed.without(text)).isEmpty();
    }
}
