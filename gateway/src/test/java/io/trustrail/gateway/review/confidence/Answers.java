package io.trustrail.gateway.review.confidence;

import io.trustrail.gateway.guard.Finding;
import io.trustrail.gateway.review.confidence.Evidence.Ending;
import java.util.List;

/** Evidence about made-up answers. */
final class Answers {

    private Answers() {}

    static Evidence plain(String text) {
        return to("", text);
    }

    static Evidence again(String text, String... others) {
        return new Evidence(
                List.of(text),
                List.of(),
                List.of(),
                List.of(),
                Ending.DONE,
                false,
                false,
                0,
                TokenDoubt.NONE,
                List.of(others));
    }

    static Evidence to(String question, String text) {
        return new Evidence(
                List.of(text), List.of(question), List.of(), List.of(), Ending.DONE, false, false, 0, TokenDoubt.NONE);
    }

    static Evidence from(String document, String text) {
        return new Evidence(
                List.of(text),
                List.of(document),
                List.of(document),
                List.of(),
                Ending.DONE,
                false,
                false,
                0,
                TokenDoubt.NONE);
    }

    static Evidence found(String text, Finding... findings) {
        return new Evidence(
                List.of(text), List.of(), List.of(), List.of(findings), Ending.DONE, false, false, 0, TokenDoubt.NONE);
    }

    static Evidence json(String text) {
        return new Evidence(
                List.of(text), List.of(), List.of(), List.of(), Ending.DONE, true, false, 0, TokenDoubt.NONE);
    }

    static Evidence ended(Ending ending, int misses, TokenDoubt tokens) {
        return new Evidence(
                List.of("All is well."), List.of(), List.of(), List.of(), ending, false, false, misses, tokens);
    }
}
