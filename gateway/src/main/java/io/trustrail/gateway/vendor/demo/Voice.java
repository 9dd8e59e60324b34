package io.trustrail.gateway.vendor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** A dialect as the demo vendor speaks it. */
interface Voice {

    /** Letters of ids. */
    String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** An id that looks like a vendor's. */
    static String id(String prefix) {
        return ThreadLocalRandom.current()
                .ints(24, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining("", prefix, ""));
    }

    /**
     * Understands a request.
     *
     * @throws Ask.Unanswerable if it lacks what an answer needs
     */
    Ask ask(JsonNode request);

    /** The reply in one piece. */
    ObjectNode whole(Ask ask, Answer answer);

    /** The reply as a stream: complete server-sent events in their order. */
    List<String> events(Ask ask, Answer answer);

    ObjectNode error(int status, String message, String requestId);

    /** The name of the header that carries a reply's id. */
    String requestIdHeader();
}
