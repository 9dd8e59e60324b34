package io.trustrail.gateway.remote.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.trustrail.gateway.guard.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How one kind of server is asked. Immutable and thread-safe; equal ones ask the same. */
public interface Protocol {

    /** Where it is asked, below the server's base URL; may end with a query. */
    String path();

    /** The headers of its own; the key is empty if there is none. */
    Map<String, String> headers(String apiKey);

    /** How many texts one request may have. */
    int batch();

    /** All categories of its findings. */
    Set<String> categories();

    /** What is sent. */
    JsonNode request(List<String> texts);

    /**
     * What the reply says about each of the texts.
     *
     * @throws RuntimeException if it makes no sense; nobody reads the message
     */
    List<List<Finding>> findings(JsonNode reply, List<String> texts);
}
