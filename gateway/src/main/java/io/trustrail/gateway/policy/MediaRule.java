package io.trustrail.gateway.policy;

/** What a feature does with content that no guard can read: images, audio, files, signed thinking with findings in it. */
public enum MediaRule {
    /** Goes on unscanned, and the coverage says so. */
    PASS,
    /** The call is refused. */
    REFUSE
}
