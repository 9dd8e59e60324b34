package io.trustrail.gateway.guard;

/**
 * What is known about a call before its text is read: the facts that a rule may ask for.
 *
 * @param tenant the application's tenant, which scopes pseudonyms
 * @param application the application's name
 * @param feature the feature that was called
 * @param level the feature's privacy level
 * @param dialect the wire format's id
 * @param stream whether the reply is streamed
 * @param purpose the {@code x-trustrail-purpose} header, or empty
 */
public record CallFacts(
        String tenant, String application, String feature, int level, String dialect, boolean stream, String purpose) {}
