package io.trustrail.gateway.dialect;

/**
 * Which stream of text a piece belongs to.
 *
 * @param kind what it carries, such as {@code content} or {@code arguments}
 * @param outer the choice or content block, by its index
 * @param inner the tool call in it, by its index; 0 if there is only one stream of this kind
 */
public record Channel(String kind, int outer, int inner) {}
