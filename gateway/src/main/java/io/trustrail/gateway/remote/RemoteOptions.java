package io.trustrail.gateway.remote;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a server is reached.
 *
 * @param url its base URL
 * @param headers all headers that it gets, keys included
 * @param caFile PEM file with additional trusted certificates
 * @param foreign whether it is somebody else's
 * @param connections requests under way at once, at most
 * @param queue requests that may wait for a connection
 * @param longest the most characters of one text
 * @param remembered how many answers are kept, 0 for none
 * @param memory how long they are kept
 */
record RemoteOptions(
        URI url,
        Map<String, String> headers,
        @Nullable Path caFile,
        boolean foreign,
        int connections,
        int queue,
        int longest,
        int remembered,
        Duration memory) {

    RemoteOptions {
        headers = Map.copyOf(headers);
    }

    /** Never prints the headers. */
    @Override
    public String toString() {
        return "RemoteOptions[" + url.getHost() + "]";
    }
}
