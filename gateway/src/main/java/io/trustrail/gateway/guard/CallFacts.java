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
 * @param subject the person that the call is about, as the application names it, or empty; never logged, never sent on
 * @param conversation the {@code x-trustrail-conversation} header, or empty
 */
public record CallFacts(
        String tenant,
        String application,
        String feature,
        int level,
        String dialect,
        boolean stream,
        String purpose,
        String subject,
        String conversation) {

    /** The facts of a call that names neither a person nor a conversation. */
    public CallFacts(
            String tenant,
            String application,
            String feature,
            int level,
            String dialect,
            boolean stream,
            String purpose) {
        this(tenant, application, feature, level, dialect, stream, purpose, "", "");
    }

    @Override
    public String toString() {
        return "CallFacts[" + tenant + ", " + application + ", " + feature + ", " + level + ", " + dialect + "]";
    }
}
