package io.trustrail.gateway.review;

/**
 * An answer for a person to look at.
 *
 * @param call id of the call; there is one review for a call
 */
public record Submission(String call, Provenance provenance, Judgement judgement, Content content, Terms terms) {}
