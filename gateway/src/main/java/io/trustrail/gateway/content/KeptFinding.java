package io.trustrail.gateway.content;

/**
 * A finding in a text of a request, without what was found.
 *
 * @param text which one, from 0
 * @param start where it started in the text as it came, in UTF-16 units
 * @param end behind its last unit
 */
public record KeptFinding(int text, String category, int start, int end, double score) {}
