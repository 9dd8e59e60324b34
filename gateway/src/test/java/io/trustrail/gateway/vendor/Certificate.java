package io.trustrail.gateway.vendor;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A certificate that signs itself, made by the JDK's keytool. */
public record Certificate(Path keyStore, Path pem) {

    private static final String PASSWORD = "changeit";

    public static Certificate of(Path folder, String name, String san) throws IOException, InterruptedException {
        Certificate made = new Certificate(folder.resolve(name + ".p12"), folder.resolve(name + ".pem"));
        String store = made.keyStore.toString();
        keytool("-genkeypair", "-keystore", store, "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=" + san);
        keytool("-exportcert", "-rfc", "-keystore", store, "-file", made.pem.toString());
        return made;
    }

    public HttpServerOptions server() {
        return new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PfxOptions().setPath(keyStore.toString()).setPassword(PASSWORD));
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = Stream.concat(
                        Stream.of(tool), Stream.concat(Stream.of(arguments), Stream.of("-storepass", PASSWORD)))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
    }
}
