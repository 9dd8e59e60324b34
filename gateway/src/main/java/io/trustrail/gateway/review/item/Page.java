package io.trustrail.gateway.review.item;

import java.util.List;

/**
 * A part of a list.
 *
 * @param total how many there are on all pages
 * @param next what to ask for to get what follows; empty if nothing does
 */
public record Page(List<Item> items, long total, String next) {

    public Page {
        items = List.copyOf(items);
    }
}
