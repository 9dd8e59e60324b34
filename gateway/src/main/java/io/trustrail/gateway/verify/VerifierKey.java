package io.trustrail.gateway.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A log's public key, as C2SP signed-note writes it: {@code name+id+base64}.
 *
 * @param name whose key it is; for a log its origin
 * @param id first four bytes of the hash of name, type and key
 * @param key 32 bytes of Ed25519
 */
public record VerifierKey(String name, byte[] id, byte[] key) {

    private static final int RAW = 32;
    private static final int ID = 4;
    private static final int ED25519 = 1;
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException with a sentence for whoever typed it
     */
    public static VerifierKey parse(String text) {
        var vkey = text.strip();
        int nameEnd = vkey.indexOf('+');
        int idEnd = vkey.indexOf('+', nameEnd + 1);
        if (nameEnd < 1 || idEnd != nameEnd + 1 + 2 * ID) {
            throw wrong("it looks like name+0123abcd+base64", null);
        }
        try {
            var typed = Base64.getDecoder().decode(vkey.substring(idEnd + 1));
            var id = HexFormat.of().parseHex(vkey.substring(nameEnd + 1, idEnd));
            if (typed.length != 1 + RAW || typed[0] != ED25519) {
                throw wrong("only Ed25519 keys are known", null);
            }
            var made = new VerifierKey(vkey.substring(0, nameEnd), id, Arrays.copyOfRange(typed, 1, typed.length));
            if (!Arrays.equals(id, made.idOf(ED25519))) {
                throw wrong("its id doesn't fit name and key", null);
            }
            return made;
        } catch (IllegalArgumentException e) {
            throw e.getMessage() != null && e.getMessage().startsWith("--key") ? e : wrong("it can't be read", e);
        }
    }

    private static IllegalArgumentException wrong(String why, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalArgumentException("--key: this is no verifier key: " + why, cause);
    }

    /** The id that the same key has for signatures of a type. */
    byte[] idOf(int type) {
        var sha = Hashes.sha256();
        sha.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        sha.update((byte) type);
        return Arrays.copyOf(sha.digest(key), ID);
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            var encoded = Arrays.copyOf(SPKI, SPKI.length + RAW);
            System.arraycopy(key, 0, encoded, SPKI.length, RAW);
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
