package io.trustrail.gateway.review.texts;

/** Encrypts texts under the key of whom they are about. Blocks; thread-safe. */
public interface ContentSeal {

    /**
     * Whom texts are about.
     *
     * @param subject as the application names the person; empty if the call names none, and then the call has a key of its
     *     own
     */
    record Owner(String tenant, String subject, String call) {

        /** Nobody but the call. */
        Owner withoutSubject() {
            return new Owner(tenant, "", call);
        }

        /** Does not print the subject. */
        @Override
        public String toString() {
            return "Owner[" + call + "]";
        }
    }

    /** @param context what it is; needed again to open it */
    byte[] seal(Owner owner, String context, byte[] plain);

    /** @throws ContentErased if the key was destroyed */
    byte[] open(Owner owner, String context, byte[] sealed);

    /** What stands for the person in records; empty if the owner names none. */
    String number(Owner owner);
}
