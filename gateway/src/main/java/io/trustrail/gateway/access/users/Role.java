package io.trustrail.gateway.access.users;

/** What a user may do in the console. Nobody has more than their roles say; an admin is not a reviewer by that. */
public enum Role {
    /** Decides about answers that wait for a person. */
    REVIEWER,
    /** Sees what pseudonyms in reviews stand for, for a reason that is recorded. */
    REVEALER,
    /** Reads records and reports, changes nothing. */
    AUDITOR,
    /** Changes how the gateway works. */
    ADMIN
}
