package io.trustrail.gateway.it.tls;

import io.trustrail.gateway.it.fixture.Await;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * TLS in front of a server of this machine that has none. Ends with its Vert.x.
 *
 * @param authority PEM file with the certificate that it shows
 */
public record TlsFront(int port, Path authority) {

    /** Listens at a port of its own; a connection ends when either side of it does. */
    public static TlsFront before(Vertx vertx, int port, Path directory) throws IOException, GeneralSecurityException {
        var identity = Identity.make(directory, "front", "EC");
        var certificate = directory.resolve("front-cert.pem");
        var key = directory.resolve("front-key.pem");
        identity.writeCertificate(certificate);
        identity.writeKey(key);
        var pem = new PemKeyCertOptions().setCertPath(certificate.toString()).setKeyPath(key.toString());
        var options = new NetServerOptions()
                .setHost("127.0.0.1")
                .setPort(0)
                .setSsl(true)
                .setKeyCertOptions(pem);
        var client = vertx.createNetClient();
        var server = vertx.createNetServer(options).connectHandler(outer -> {
            outer.pause();
            client.connect(port, "127.0.0.1")
                    .onSuccess(inner -> join(outer, inner))
                    .onFailure(gone -> outer.close());
        });
        return new TlsFront(Await.result(server.listen()).actualPort(), certificate);
    }

    private static void join(NetSocket outer, NetSocket inner) {
        inner.closeHandler(closed -> outer.close());
        outer.closeHandler(closed -> inner.close());
        inner.handler(outer::write);
        outer.handler(inner::write);
        outer.resume();
    }
}
