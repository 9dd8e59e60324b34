package io.trustrail.gateway.trust.concern;

import java.util.Optional;

/**
 * A concern as a reviewer sees it. Prints without its texts.
 *
 * @param text with personal data masked; empty if it was erased
 * @param answer that its author reads, if there is one
 */
public record Dossier(Concern concern, Optional<String> text, Optional<String> answer) {

    /** What a reveal shows. Prints without its texts. */
    public record Original(String text, String contact) {

        @Override
        public String toString() {
            return "Original[" + text.length() + " chars]";
        }
    }

    @Override
    public String toString() {
        return "Dossier[" + concern.id() + "]";
    }
}
