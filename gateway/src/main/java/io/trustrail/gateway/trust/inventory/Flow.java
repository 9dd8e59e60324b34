package io.trustrail.gateway.trust.inventory;

/**
 * One row of the inventory.
 *
 * @param application its name; with its tenant and a slash before it, unless that is the default one
 * @param path where in the request, with {@code *} for indexes and for all that the wire format does not name
 * @param vendor who got it; empty for calls that were stopped because the category was new
 */
public record Flow(String application, String feature, String path, String category, String vendor) {}
