package io.trustrail.gateway.it.wire;

import io.trustrail.gateway.it.fixture.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection to the gateway on which any bytes can be sent. */
final class RawSocket implements AutoCloseable {

    private static final int LIMIT_MILLIS = 20_000;

    private final Socket socket;

    private RawSocket(Socket socket) {
        this.socket = socket;
    }

    static RawSocket open(String url) throws IOException {
        var uri = URI.create(url);
        var socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(LIMIT_MILLIS);
        return new RawSocket(socket);
    }

    /** The head of a call with a body of so many bytes. */
    static String head(Wire wire, String key, int length) {
        return head(wire, key, length, "keep-alive");
    }

    /** The head of the last call on this connection. */
    static String lastHead(Wire wire, String key, int length) {
        return head(wire, key, length, "close");
    }

    private static String head(Wire wire, String key, int length, String connection) {
        var head = new StringBuilder("POST " + wire.path() + " HTTP/1.1\r\nhost: gateway\r\n");
        head.append("connection: ").append(connection).append("\r\n");
        wire.credentials(key)
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        return head + "content-type: application/json\r\ncontent-length: " + length + "\r\n\r\n";
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** What comes until the gateway closes the connection. */
    String readToEnd() throws IOException {
        var all = new ByteArrayOutputStream();
        socket.getInputStream().transferTo(all);
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
