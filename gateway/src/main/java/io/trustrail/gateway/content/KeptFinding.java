package io.trustrail.gateway.content;

/**
 * A finding in a text, without what was found.
 *
 * @param text which one, from 0
 * @param start where it started, in UTF-16 units: in a text of a request as it came, in one of a reply as it is kept
 * @param end behind its last unit
 */
public record KeptFinding(int text, String category, int start, int end, double score) {}
