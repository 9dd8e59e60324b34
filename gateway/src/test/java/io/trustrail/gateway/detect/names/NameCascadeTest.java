package io.trustrail.gateway.detect.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.trustrail.gateway.guard.CallFacts;
import io.trustrail.gateway.guard.Direction;
import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.guard.Origin;
import io.trustrail.gateway.guard.Passage;
import io.trustrail.gateway.guard.late.CascadeDetector;
import io.trustrail.gateway.guard.late.CascadeDetector.Answer;
import io.trustrail.gateway.guard.late.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** When the encoder is asked after the tagger, and what comes of it. */
class NameCascadeTest {

    private static final CallFacts CALL = new CallFacts("t", "a", "f", 1, "openai-chat", true, "");
    private static final Duration LONG = Duration.ofMinutes(1);

    /* The tagger takes "Growth" for a person with a score of 0.5, and knows nothing of "zorvath". */
    private static final String DOUBTFUL = "Our Head of Growth approved it on Monday.";
    private static final String SURE = "My name is Anna Miller.";
    private static final String NOTHING = "It goes to zorvath tomorrow morning.";

    private static final Map<String, Integer> KNOWN = Map.of("zorvath", 1, "Anna", 1, "Miller", 2, "Bonn", 3);

    private final ReadingEncoder encoder = new ReadingEncoder(KNOWN, 0);

    private NameCascade cascade(SecondLook look) {
        return new NameCascade(Names.DETECTOR, encoder, look, false);
    }

    private static Answer answer(CascadeDetector detector, Direction direction, String text) {
        return detector.detect(Passage.whole(CALL, direction, Origin.USER, text), LONG)
                .result();
    }

    private static List<String> found(CascadeDetector detector, String text) {
        return answer(detector, Direction.PROMPT, text).detection().findings().stream()
                .map(it -> it.category() + " " + text.substring(it.start(), it.end()))
                .toList();
    }

    @Test
    void thePolicySaysWhichTextsAreLookedAt() {
        var texts = List.of(DOUBTFUL, SURE, NOTHING);
        assertThat(asked(SecondLook.DOUBTFUL, texts)).containsExactly(DOUBTFUL);
        assertThat(asked(SecondLook.FOUND, texts)).containsExactly(DOUBTFUL, SURE);
        assertThat(asked(SecondLook.ALL, texts)).containsExactlyElementsOf(texts);
    }

    private List<String> asked(SecondLook look, List<String> texts) {
        encoder.asked.clear();
        texts.forEach(text -> found(cascade(look), text));
        return encoder.asked.stream().flatMap(List::stream).toList();
    }

    @Test
    void theEncoderCorrectsTheTagger() {
        assertThat(found(cascade(SecondLook.NONE), DOUBTFUL)).containsExactly("PERSON Growth");
        assertThat(found(cascade(SecondLook.DOUBTFUL), DOUBTFUL)).isEmpty();
        assertThat(found(cascade(SecondLook.FOUND), NOTHING)).isEmpty();
        assertThat(found(cascade(SecondLook.ALL), NOTHING)).containsExactly("PERSON zorvath");
    }

    /** Only the part around it is looked at: a long prompt costs no more than its doubts. */
    @Test
    void aLongTextIsLookedAtWhereTheDoubtIs() {
        var text = "The weather is fine today and nothing happens. ".repeat(30) + DOUBTFUL;
        assertThat(found(cascade(SecondLook.DOUBTFUL), text)).isEmpty();
        assertThat(encoder.asked).hasSize(1);
        assertThat(encoder.asked.get(0))
                .singleElement()
                .asString()
                .endsWith(DOUBTFUL)
                .hasSizeLessThan(601);
    }

    @Test
    void whomTheEncoderMeetsInOneTextIsKnownInAllOfThem() {
        var texts = List.of("Anna Zorvathsson and zorvath call.", "the file of zorvath", DOUBTFUL);
        var conversation = cascade(SecondLook.DOUBTFUL).over(texts);
        var all = cascade(SecondLook.ALL).over(texts);
        assertThat(found(conversation, texts.get(2))).isEmpty();
        assertThat(found(all, texts.get(1))).containsExactly("PERSON zorvath");
        assertThat(encoder.asked).as("all texts at once").hasSize(2);
    }

    @Test
    void whereTooManyWaitTheTaggersFindingsStandAndTheGapIsTold() {
        var busy = new ReadingEncoder(KNOWN, 50);
        var detector = new NameCascade(Names.DETECTOR, busy, SecondLook.DOUBTFUL, false);
        for (var view : List.of(detector, detector.over(List.of(DOUBTFUL, SURE)))) {
            var answer = answer(view, Direction.PROMPT, DOUBTFUL);
            assertThat(answer.detection().findings())
                    .extracting(Finding::category)
                    .containsExactly("PERSON");
            assertThat(answer.gap())
                    .isNotNull()
                    .extracting(Unavailable::reason)
                    .isEqualTo(Unavailable.Reason.OVERLOADED);
            assertThat(answer(view, Direction.PROMPT, SURE).gap()).isNull();
        }
        assertThat(busy.asked).isEmpty();
        var strict = new NameCascade(Names.DETECTOR, busy, SecondLook.DOUBTFUL, true);
        assertThat(answer(strict, Direction.PROMPT, DOUBTFUL).gap())
                .as("it waits with all others")
                .isNull();
    }

    private static Arbitrary<String> parts() {
        return Arbitraries.of(
                "Our Head of Growth ",
                "met ",
                "Dr. J. Smith ",
                "and zorvath ",
                "in Bonn. ",
                "Anna Miller ",
                "said so. ",
                "OK! ",
                "\u677e\u672c\u3055\u3093\u3002",
                "\ud83d\ude00 ",
                "No. 5 ",
                "Growth",
                "\n",
                "April ");
    }

    @Provide
    Arbitrary<String> texts() {
        return parts().list().ofMaxSize(16).map(parts -> String.join("", parts));
    }

    /** As a window does it: what is settled leaves it, but for what must stay in view. */
    @Property(tries = 300)
    void anyCutOfAReplyGivesTheSameFindings(
            @ForAll("texts") String text, @ForAll List<Integer> cuts, @ForAll SecondLook look) {
        var whole = answer(cascade(look), Direction.REPLY, text).detection().findings();
        var channel = cascade(look).channel();
        var all = new ArrayList<Finding>();
        int from = 0;
        var ends =
                cuts.stream().map(cut -> Math.floorMod(cut, text.length() + 1)).sorted();
        for (int end : ends.toList()) {
            from = pass(channel, text.substring(0, end), from, false, all);
        }
        pass(channel, text, from, true, all);
        assertThat(all).isEqualTo(whole);
    }

    private static int pass(CascadeDetector channel, String text, int from, boolean complete, List<Finding> all) {
        int offset = Math.max(0, from - channel.lookBehind());
        var passage = new Passage(
                CALL, Direction.REPLY, Origin.ASSISTANT, offset, text.substring(offset), from - offset, complete);
        var detection = channel.detect(passage, LONG).result().detection();
        int settled = offset + detection.settled();
        for (var finding : detection.findings()) {
            if (finding.start() + offset >= from && finding.start() + offset < settled) {
                all.add(finding.at(finding.start() + offset, finding.end() + offset));
            }
        }
        return Math.max(from, settled);
    }
}
