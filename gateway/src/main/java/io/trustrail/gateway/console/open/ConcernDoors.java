package io.trustrail.gateway.console.open;

import io.trustrail.gateway.trust.concern.ConcernDesk;
import io.trustrail.gateway.trust.link.SignedLinks;
import java.time.Duration;

/**
 * What the pages about concerns need.
 *
 * @param links to the answers
 * @param proofs that a form was asked for
 * @param linkLife how long a link to an answer works
 */
public record ConcernDoors(ConcernDesk desk, SignedLinks links, SignedLinks proofs, Duration linkLife) {}
