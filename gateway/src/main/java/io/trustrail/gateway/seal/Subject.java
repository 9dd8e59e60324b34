package io.trustrail.gateway.seal;

import java.nio.charset.StandardCharsets;

/** Whom sealed data is about. Prints nothing: an id of a person must not reach a log line or a message. */
public final class Subject {

    /** So many characters an id of a person has at most. */
    public static final int LONGEST_ID = 200;

    private final String scope;
    private final String tenant;
    private final String id;

    private Subject(String scope, String tenant, String id) {
        this.scope = scope;
        this.tenant = tenant;
        this.id = id;
    }

    /**
     * A person, as an application names it in {@code x-trustrail-subject}.
     *
     * @param tenant whose person: the same id of another tenant is somebody else
     */
    public static Subject person(String tenant, String id) {
        return new Subject("person", tenant, id);
    }

    /** Whether calls can name a person so: 1 to 200 visible ASCII characters, which are what a header can carry. */
    public static boolean isId(String id) {
        return !id.isEmpty() && id.length() <= LONGEST_ID && id.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** A call that names no person: its data has a key of its own, so that it can be destroyed alone. */
    public static Subject call(String call) {
        return new Subject("call", "", call);
    }

    /** Whether this is a person. */
    public boolean isPerson() {
        return scope.equals("person");
    }

    /** What its keyed hash is made of; unambiguous, because the tenant's length goes before it. */
    byte[] bytes() {
        return (scope + ":" + tenant.length() + ":" + tenant + ":" + id).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Subject subject
                && scope.equals(subject.scope)
                && tenant.equals(subject.tenant)
                && id.equals(subject.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "[" + scope + "]";
    }
}
