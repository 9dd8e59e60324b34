package io.trustrail.gateway.trust.inventory;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What was found in one text of a request.
 *
 * @param path where the text stands, such as {@code messages[0].content}; asked once, later, on another thread
 * @param found number of findings by category
 * @param inClear those categories of which something was not rewritten
 */
public record Sighting(Supplier<String> path, Map<String, Integer> found, Set<String> inClear) {}
