package io.trustrail.gateway.dialect;

/**
 * Raw JSON in the place of a stretch of a message's bytes; an empty stretch inserts.
 *
 * @param start of the stretch, in bytes
 * @param end behind the stretch, in bytes
 */
public record Splice(int start, int end, String json) {}
