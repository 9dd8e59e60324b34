package io.trustrail.gateway.seal;

import java.nio.charset.StandardCharsets;

/**
 * A subject as the store knows it.
 *
 * @param hash keyed hash of the subject, in hexadecimal
 * @param number random; what records call the subject
 */
@SuppressWarnings("ArrayRecordComponent")
record SubjectRow(String hash, String number, byte[] wrappedKey) {

    /** What the wrapping of a subject's key is bound to: one subject's key is no other's. */
    static byte[] about(String hash) {
        return ("trustrail/subject/" + hash).getBytes(StandardCharsets.UTF_8);
    }

    byte[] about() {
        return about(hash);
    }
}
