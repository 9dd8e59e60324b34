package io.trustrail.gateway.audit.log.note;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The key that a log signs its checkpoints with. Its text forms are those of the Go package {@code
 * golang.org/x/mod/sumdb/note}, so that other tools can use them. Thread-safe.
 */
public final class LogKey {

    /* What stands before the 32 bytes of an Ed25519 key in its standard encodings (RFC 8410). */
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte NOTE = 1;
    private static final byte COSIGNATURE = 4;
    private static final int RAW = 32;
    private static final int ID = 4;
    private static final String PRIVATE = "PRIVATE+KEY+";

    private final String name;
    private final byte[] seed;
    private final PrivateKey key;
    private final byte[] publicKey;

    private LogKey(String name, byte[] seed, byte[] publicKey) {
        this.name = name;
        this.seed = seed;
        this.publicKey = publicKey;
        this.key = privateKey(seed);
    }

    /** A new key under a name, which is the log's origin: no blanks, no plus signs. */
    public static LogKey create(String name) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new LogKey(
                    name,
                    tail(pair.getPrivate().getEncoded()),
                    tail(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java since 15 has Ed25519", e);
        }
    }

    private static byte[] tail(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length);
    }

    /**
     * Reads what {@link #secret} and {@link #verifier} wrote.
     *
     * @throws IOException if they are damaged or don't belong together
     */
    public static LogKey parse(String secret, String verifier) throws IOException {
        try {
            var parts = secret.strip().split("\\+", 5);
            if (!secret.startsWith(PRIVATE) || parts.length < 5) {
                throw new IOException("it doesn't begin with " + PRIVATE + "name+id+");
            }
            var name = parts[2];
            var material = Base64.getDecoder().decode(parts[4]);
            var known = verifier.strip();
            var publicKey = tail(Base64.getDecoder().decode(known.substring(name.length() + 10)));
            var key = new LogKey(name, tail(material), publicKey);
            if (material.length != 1 + RAW || !key.verifier().equals(known) || !key.works()) {
                throw new IOException("the two files don't belong together");
            }
            return key;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("it can't be read", e);
        }
    }

    private boolean works() {
        var text = "test\n".getBytes(StandardCharsets.UTF_8);
        return verifies(text, sign(text));
    }

    /** The key's name, which is the log's origin. */
    public String name() {
        return name;
    }

    /** The secret key as text: {@code PRIVATE+KEY+name+id+base64}. */
    public String secret() {
        return PRIVATE + name + "+" + hex(id(NOTE)) + "+" + base64(typed(NOTE, seed));
    }

    /** The public key as text, for everybody who wants to verify: {@code name+id+base64}. */
    public String verifier() {
        return name + "+" + hex(id(NOTE)) + "+" + base64(typed(NOTE, publicKey));
    }

    /** Signs a checkpoint: once as the log, and once with the time at which this was its newest. */
    public SignedNote sign(Checkpoint checkpoint, long epochSecond) {
        var body = checkpoint.body();
        var timed = "cosignature/v1\ntime " + epochSecond + "\n" + body;
        var time = ByteBuffer.allocate(Long.BYTES).putLong(epochSecond).array();
        return new SignedNote(
                body,
                List.of(
                        line(id(NOTE), sign(body.getBytes(StandardCharsets.UTF_8))),
                        line(id(COSIGNATURE), time, sign(timed.getBytes(StandardCharsets.UTF_8)))));
    }

    /**
     * Signs any other text.
     *
     * @param text with a newline at its end
     */
    public SignedNote sign(String text) {
        return new SignedNote(text, List.of(line(id(NOTE), sign(text.getBytes(StandardCharsets.UTF_8)))));
    }

    /** Whether this key signed a note as its log. */
    public boolean signed(SignedNote note) {
        var own = SignedNote.MARK + name + " ";
        return note.signatures().stream()
                .filter(line -> line.startsWith(own))
                .anyMatch(line -> matches(note.text(), line.substring(own.length())));
    }

    private boolean matches(String text, String signature) {
        try {
            var bytes = Base64.getDecoder().decode(signature);
            return bytes.length > ID
                    && Arrays.equals(Arrays.copyOf(bytes, ID), id(NOTE))
                    && verifies(text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(bytes, ID, bytes.length));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String line(byte[]... parts) {
        return SignedNote.MARK + name + " " + base64(join(parts));
    }

    private byte[] id(byte type) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(sha256.digest(typed(type, publicKey)), ID);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key can't sign", e);
        }
    }

    private boolean verifies(byte[] message, byte[] signature) {
        try {
            PublicKey known =
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(join(X509, publicKey)));
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(known);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static PrivateKey privateKey(byte[] seed) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(join(PKCS8, seed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    private static byte[] typed(byte type, byte[] material) {
        return join(new byte[] {type}, material);
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (var part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
