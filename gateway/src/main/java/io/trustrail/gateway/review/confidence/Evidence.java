package io.trustrail.gateway.review.confidence;

import io.trustrail.gateway.guard.Finding;
import java.util.List;

/**
 * What is known about an answer when it has ended. Texts are those that the model read and wrote, personal data masked.
 *
 * @param texts what people read of the answer, one for each channel
 * @param prompt all texts of the prompt
 * @param documents those of them that the answer should rest on: tool results and long texts; none if it rests on nothing
 * @param findings what guards found in the answer
 * @param ending why the model stopped
 * @param jsonWanted whether the request asked for JSON
 * @param actsOnly whether the answer is made of tool calls, so that it may have no text
 * @param restoreMisses tokens in the answer that look like pseudonyms and stand for nothing
 * @param tokens what the model thought of its tokens
 * @param others further answers to the same request, as the model wrote them; none if it was not asked again
 */
public record Evidence(
        List<String> texts,
        List<String> prompt,
        List<String> documents,
        List<Finding> findings,
        Ending ending,
        boolean jsonWanted,
        boolean actsOnly,
        int restoreMisses,
        TokenDoubt tokens,
        List<String> others) {

    /** Of an answer that the model was asked for once. */
    public Evidence(
            List<String> texts,
            List<String> prompt,
            List<String> documents,
            List<Finding> findings,
            Ending ending,
            boolean jsonWanted,
            boolean actsOnly,
            int restoreMisses,
            TokenDoubt tokens) {
        this(texts, prompt, documents, findings, ending, jsonWanted, actsOnly, restoreMisses, tokens, List.of());
    }

    public Evidence {
        texts = List.copyOf(texts);
        prompt = List.copyOf(prompt);
        documents = List.copyOf(documents);
        findings = List.copyOf(findings);
        others = List.copyOf(others);
    }

    /** Why a model stopped. */
    public enum Ending {
        /** It was done, or a tool is to be called. */
        DONE,
        /** It had no more tokens. */
        CUT_SHORT,
        /** Its vendor filtered it. */
        FILTERED,
        /** It does not say. */
        UNKNOWN
    }

    /** Prints no text. */
    @Override
    public String toString() {
        return "Evidence[" + texts.size() + " texts, " + ending + "]";
    }
}
