package io.trustrail.gateway.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.trustrail.gateway.seal.master.Tink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** The unwrapped key of one subject. */
final class DataKey {

    /** What Tink writes in front: a version byte, then the number of the key. */
    private static final int PREFIX = 5;

    private final Aead aead;
    private final int id;

    DataKey(KeysetHandle key) {
        try {
            this.aead = key.getPrimitive(Tink.configuration(), Aead.class);
            this.id = key.getPrimary().getId();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a subject's key can't be used", e);
        }
    }

    static KeysetHandle random() {
        try {
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, Tink.configuration());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key can be made", e);
        }
    }

    byte[] seal(String context, byte[] plain) {
        try {
            return aead.encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("content can't be sealed", e);
        }
    }

    byte[] open(String context, byte[] sealed) {
        if (sealed.length > PREFIX && ByteBuffer.wrap(sealed).getInt(1) != id) {
            // The subject came back after its erasure and has a new key.
            throw new KeyDestroyed();
        }
        try {
            return aead.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new SealBroken();
        }
    }
}
