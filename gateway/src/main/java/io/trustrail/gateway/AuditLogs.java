package io.trustrail.gateway;

/** What the gateway and commands about its log have in common. */
final class AuditLogs {

    /** The variable that names a new log. */
    static final String ORIGIN = "TRUSTRAIL_LOG_ORIGIN";

    private AuditLogs() {}
}
