package io.trustrail.gateway.policy.cases;

import io.trustrail.gateway.guard.Action;
import java.util.Set;

/**
 * What became of a case's input.
 *
 * @param output the text or the request's body after it
 * @param categories what was found in a text and not just allowed; none for a request
 * @param review what people have to do with a reply, or that they have nothing to do with it
 */
record Result(Action action, String output, Set<String> categories, String review) {}
