package io.trustrail.gateway.detect.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.Detector;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A person who is named once in a conversation is found everywhere in it. */
class ConversationNamesTest {

    private static final NameDetector ALONE = NameDetector.load();
    private static final String INTRODUCTION = "Hi, my name is Anna Zorvath and I live in Graz.";

    private static List<String> people(Detector detector, String text) {
        return detector.detect(text, 0, true).findings().stream()
                .filter(finding -> finding.category().equals("PERSON"))
                .map(finding -> text.substring(finding.start(), finding.end()))
                .toList();
    }

    @Test
    void aPartOfANameIsFoundWhereNothingAroundGivesItAway() {
        var note = "status of Zorvath: parcel sent, label printed";
        var conversation = ALONE.over(List.of(note, INTRODUCTION));

        assertThat(people(ALONE, note)).isEmpty();
        assertThat(people(conversation, note)).containsExactly("Zorvath");
        assertThat(people(conversation, INTRODUCTION)).containsExactly("Anna Zorvath");
    }

    @Test
    void capitalsAreTheSameNameAndSmallLettersAreAWord() {
        var texts = List.of("Hi, my name is Mark Zorvath.", "ZORVATH called; please mark the date", "zorvath");
        var conversation = ALONE.over(texts);

        assertThat(people(conversation, texts.get(1))).containsExactly("ZORVATH");
    }

    @Test
    void wordsOfANameSideBySideAreOnePerson() {
        var letter = "Dear Jane Doe,\nI met Tom Becker.";

        assertThat(people(ALONE.over(List.of(letter)), letter)).containsExactly("Jane Doe", "Tom Becker");
    }

    @Test
    void aSurnameIsFoundInsideNoOtherWord() {
        var texts = List.of(INTRODUCTION, "The Zorvathian model is out.");

        assertThat(people(ALONE.over(texts), texts.get(1))).doesNotContain("Zorvath");
    }

    @Test
    void aJapaneseSurnameIsFoundAlone() {
        var texts = List.of("はじめまして、田中太郎と申します。", "返品(田中)の件");

        assertThat(people(ALONE.over(texts), texts.get(1))).contains("田中");
    }

    @Test
    void aConversationTeachesNothingToTheNext() {
        people(ALONE.over(List.of(INTRODUCTION)), INTRODUCTION);

        assertThat(people(ALONE.over(List.of("x")), "status of Zorvath: parcel sent"))
                .isEmpty();
    }
}
