package io.trustrail.gateway.verify.rules;

/**
 * What leaves are about.
 *
 * @param opened calls whose text was sent to a vendor
 * @param refused calls that ended without being opened
 * @param crashed calls that a crash ended
 * @param underWay calls that were still open
 * @param policies policies that came into force
 * @param others leaves about something else than calls
 */
public record Tally(long opened, long refused, long crashed, long underWay, long policies, long others) {}
