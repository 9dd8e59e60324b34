package io.trustrail.gateway.review.hooks;

import io.trustrail.gateway.seal.Subject;
import io.trustrail.gateway.seal.SubjectSeal;
import java.nio.charset.StandardCharsets;

/** Secrets of webhooks, sealed. Blocks. */
final class Secrets {

    private final SubjectSeal seal;

    Secrets(SubjectSeal seal) {
        this.seal = seal;
    }

    byte[] seal(String hook, String secret) {
        return seal.seal(Subject.call(hook), context(hook), secret.getBytes(StandardCharsets.UTF_8));
    }

    String open(String hook, byte[] sealed) {
        return new String(seal.open(Subject.call(hook), context(hook), sealed), StandardCharsets.UTF_8);
    }

    private static String context(String hook) {
        return "webhook/" + hook + "/secret";
    }
}
