package io.trustrail.gateway.proxy.admission;

import io.trustrail.gateway.proxy.call.Refusal;
import io.trustrail.gateway.proxy.call.Refused;
import io.trustrail.gateway.seal.Subject;
import io.vertx.core.http.HttpServerRequest;

/** Headers by which an application says whom a call is about. Their values reach neither vendors nor log nor messages. */
final class SubjectHeaders {

    private static final String SUBJECT = "x-trustrail-subject";
    private static final String CONVERSATION = "x-trustrail-conversation";

    private SubjectHeaders() {}

    /** The person, or empty; fails with a {@link Refused} if it is not written as it must be. */
    static String subject(HttpServerRequest request) {
        return value(request, SUBJECT);
    }

    /** The conversation, or empty; fails as {@link #subject}. */
    static String conversation(HttpServerRequest request) {
        return value(request, CONVERSATION);
    }

    private static String value(HttpServerRequest request, String name) {
        var values = request.headers().getAll(name);
        if (values.isEmpty()) {
            return "";
        }
        if (values.size() > 1) {
            throw bad(name, "is given more than once; send one");
        }
        var value = values.get(0);
        if (value.isEmpty()) {
            throw bad(name, "is empty; leave it out, or send an id");
        }
        if (value.length() > Subject.LONGEST_ID) {
            throw bad(name, "is longer than " + Subject.LONGEST_ID + " characters; send a shorter id");
        }
        if (!Subject.isId(value)) {
            throw bad(name, "has characters other than visible ASCII ones; send an id without blanks");
        }
        return value;
    }

    private static Refused bad(String name, String why) {
        return Refusal.of(400, "invalid_header", "The header " + name + " " + why, name)
                .asException();
    }
}
