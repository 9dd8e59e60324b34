package io.trustrail.gateway.detect.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text only reports. */
class ReportedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "He told me: \"You pig!\" I want an apology. | He told me: ... I want an apology.",
                "“You pig,” the driver shouted. | ... the driver shouted.",
                "Your agent called me a pig and hung up. | Your agent called me ... and hung up.",
                "Er sagte zu mir: „Sie Schwein!“ | Er sagte zu mir: ...",
                "Ihr Fahrer hat mich ein Schwein genannt. | Ihr Fahrer hat mich ... genannt.",
                "担当者に「豚」と言われました。 | 担当者に...と言われました。",
                "社員に豚と呼ばれました。 | 社員に...と呼ばれました。",
                "Me escribió «Cerda» ayer. | Me escribió ... ayer.",
                "Su agente me llamó cerda y colgó. | Su agente me llamó ... y colgó.",
                "Il m'a écrit « Cochon ! » hier. | Il m'a écrit ... hier.",
                "Votre agent m'a traité de cochon et a raccroché. | Votre agent m'a traité ... et a raccroché.",
            })
    void isLeftOut(String text, String rest) {
        assertThat(Reported.without(text)).contains(rest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You \"pig\".",
                "\"You pig!\"",
                "I told you: \"You pig!\"",
                "He called. You pig, \"dear\" customer!",
                "My colleague called me so that you pig could wait.",
                "Sie „Schwein“, Sie.",
                "Ich sage: „Sie Schwein!“",
                "「お客様」なんて呼べないね。豚だ。",
                "Usted es un «cerdo».",
                "Je vous dis : « Cochon ! »",
            })
    void isNotWhatAWriterSaysHimself(String text) {
        assertThat(Reported.without(text)).isEmpty();
    }
}
