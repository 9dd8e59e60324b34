package io.trustrail.gateway.api;

import io.vertx.core.json.JsonObject;

/** A request that can't be done, in words for whoever sent it. Holds nothing of what was sent but names of fields. */
public final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String field;
    private final String fix;

    /**
     * @param code in snake case, for programs
     * @param field what is wrong, or empty
     * @param fix what to do, as an imperative
     */
    public ApiError(int status, String code, String message, String field, String fix) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
        this.fix = fix;
    }

    /** 400: a field or a parameter is wrong. */
    public static ApiError invalid(String field, String message, String fix) {
        return new ApiError(400, "invalid_request", message, field, fix);
    }

    /** 404: there is no such thing, or not for this token. */
    public static ApiError notFound(String what) {
        return new ApiError(404, "not_found", "There is no such " + what + ".", "", "Check the id in the address.");
    }

    /** 409: it is not in a state in which this can be done. */
    public static ApiError conflict(String code, String message, String fix) {
        return new ApiError(409, code, message, "", fix);
    }

    /** 403: the token may not. */
    public static ApiError forbidden(String code, String message, String fix) {
        return new ApiError(403, code, message, "", fix);
    }

    /** The same about a place in what was sent, such as a line. */
    public ApiError at(String place) {
        return new ApiError(
                status, code, String.valueOf(getMessage()), field.isEmpty() ? place : place + ": " + field, fix);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    JsonObject json() {
        var error = new JsonObject().put("code", code).put("message", getMessage());
        return new JsonObject()
                .put("error", error.put("field", field.isEmpty() ? null : field).put("fix", fix));
    }
}
