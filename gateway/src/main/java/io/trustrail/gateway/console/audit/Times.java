package io.trustrail.gateway.console.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as pages for auditors write them: the same in every language, in UTC. */
final class Times {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private Times() {}

    static String text(Instant at) {
        return FORM.format(at);
    }
}
