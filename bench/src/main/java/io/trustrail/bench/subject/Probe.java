package io.trustrail.bench.subject;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Looks whether a subject is up yet. */
final class Probe {

    private static final int MILLIS = 1000;

    private Probe() {}

    static boolean accepts(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    static boolean ready(int adminPort) {
        try {
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + adminPort + "/readyz")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the file holds a whole JSON object. */
    static boolean written(Path file) {
        try {
            return Files.exists(file) && Files.readString(file).strip().endsWith("}");
        } catch (IOException e) {
            return false;
        }
    }

    /** The number that the field has in a file of JSON. */
    static int port(Path file, String field) throws IOException {
        var matcher = Pattern.compile("\"" + field + "\"\\s*:\\s*(\\d+)").matcher(Files.readString(file));
        if (!matcher.find()) {
            throw new IOException(file.getFileName() + " has no field " + field);
        }
        return Integer.parseInt(matcher.group(1));
    }
}
