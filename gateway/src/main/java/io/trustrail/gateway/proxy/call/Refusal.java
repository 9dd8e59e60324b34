package io.trustrail.gateway.proxy.call;

import io.trustrail.gateway.dialect.ErrorShape;
import java.util.Map;

/**
 * How a call is turned down. Every sentence in it may be read by the client.
 *
 * @param status HTTP status
 * @param code what happened, in snake case
 * @param field the request's field that it is about, or empty
 * @param outcome what the record says, in snake case
 * @param headers to send along, such as {@code retry-after}
 */
public record Refusal(
        int status, String code, String message, String field, String outcome, Map<String, String> headers) {

    public Refusal {
        headers = Map.copyOf(headers);
    }

    public static Refusal of(int status, String code, String message, String field) {
        return new Refusal(status, code, message, field, code, Map.of());
    }

    /** The same, as an exception that ends a step. */
    public Refused asException() {
        return new Refused(this);
    }

    public ErrorShape shape(String call) {
        return new ErrorShape(status, code, message, field, call);
    }
}
