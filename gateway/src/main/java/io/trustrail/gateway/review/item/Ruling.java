package io.trustrail.gateway.review.item;

/**
 * A verdict on its way.
 *
 * @param decisionId made by the sender; the same id again is the same decision, and gets the same answer
 * @param personalDataConfirmed whether the reviewer was told of personal data in the edited text and wants it there
 */
public record Ruling(String decisionId, Verdict verdict, boolean personalDataConfirmed) {}
