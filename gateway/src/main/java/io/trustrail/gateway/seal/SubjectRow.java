package io.trustrail.gateway.seal;

/**
 * A subject as the store knows it.
 *
 * @param hash keyed hash of the subject, in hexadecimal
 * @param number random; what records call the subject
 */
@SuppressWarnings("ArrayRecordComponent")
record SubjectRow(String hash, String number, byte[] wrappedKey) {}
