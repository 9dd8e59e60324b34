package io.trustrail.gateway.vendor.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How to answer. What is absent or 0 is left to other scripts.
 *
 * @param words phrases that call for the script; none for the one that always counts
 * @param text what is said
 * @param each what is added for each noticed item
 * @param times how often the text is said
 * @param tool whether a tool is called, if the client brought one
 * @param status an error's HTTP status
 * @param retryAfter its header, in seconds
 * @param firstMillis the wait before the first byte
 * @param pieceMillis the wait between two pieces of a stream
 */
record Script(
        List<String> words,
        @Nullable String text,
        @Nullable String each,
        int times,
        boolean tool,
        int status,
        int retryAfter,
        int firstMillis,
        int pieceMillis,
        @Nullable Ending ending) {

    Script {
        words = List.copyOf(words);
    }

    /** How a reply ends that doesn't end well. */
    enum Ending {
        /** Nothing is ever sent. */
        @JsonProperty("hang")
        HANG,
        /** Nothing is sent any more after a half. */
        @JsonProperty("stall")
        STALL,
        /** The connection closes after a half. */
        @JsonProperty("break")
        BREAK
    }

    boolean isCalledFor(String input) {
        String text = " " + input.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
        return words.isEmpty() || words.stream().anyMatch(phrase -> text.contains(" " + phrase + " "));
    }

    /** This script, and the other's say on what this one leaves open. */
    Script or(Script other) {
        boolean silent = text == null;
        return new Script(
                words,
                silent ? other.text : text,
                silent ? other.each : each,
                silent ? other.times : times,
                tool || other.tool,
                status != 0 ? status : other.status,
                status != 0 ? retryAfter : other.retryAfter,
                Math.max(firstMillis, other.firstMillis),
                Math.max(pieceMillis, other.pieceMillis),
                ending != null ? ending : other.ending);
    }
}
