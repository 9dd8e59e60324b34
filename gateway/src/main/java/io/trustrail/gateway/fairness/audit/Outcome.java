package io.trustrail.gateway.fairness.audit;

/**
 * What guards made of a text.
 *
 * @param stopped whether it goes nowhere, or waits for a person
 * @param found whether they found, or suspected, what the text is about; a name is found if all of it is, or if nothing of it
 *     goes on
 */
record Outcome(boolean stopped, boolean found) {}
