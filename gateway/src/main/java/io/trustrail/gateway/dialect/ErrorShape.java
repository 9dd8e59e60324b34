package io.trustrail.gateway.dialect;

/**
 * What an error tells a client, before a dialect gives it its shape. Holds only sentences that a client may read.
 *
 * @param status HTTP status
 * @param code what happened, in snake case, such as {@code content_filter}
 * @param field the request's field that it is about, or empty
 * @param call the call's id
 */
public record ErrorShape(int status, String code, String message, String field, String call) {}
