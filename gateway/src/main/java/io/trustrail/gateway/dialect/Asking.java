package io.trustrail.gateway.dialect;

/**
 * How much answer a request asks for.
 *
 * @param tokens the most output tokens of one answer, -1 if it does not say
 * @param answers how many answers, 1 or more
 */
public record Asking(long tokens, long answers) {}
