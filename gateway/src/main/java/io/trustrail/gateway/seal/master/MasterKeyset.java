package io.trustrail.gateway.seal.master;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/** A set of AES-256-GCM keys: the primary wraps, all of them unwrap. Immutable. */
final class MasterKeyset {

    private final KeysetHandle keys;
    private final Aead aead;

    private MasterKeyset(KeysetHandle keys) throws GeneralSecurityException {
        this.keys = keys;
        this.aead = keys.getPrimitive(Tink.configuration(), Aead.class);
    }

    /** A new one with a single key. */
    static MasterKeyset random() {
        try {
            return new MasterKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, Tink.configuration()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key can be made", e);
        }
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @param where the keyset's place, for the message
     */
    static MasterKeyset parse(String json, String where) {
        try {
            return new MasterKeyset(TinkJsonProtoKeysetFormat.parseKeyset(
                    json.strip(), Tink.configuration(), InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException | RuntimeException e) {
            // The cause is left out: parsers quote what they read.
            throw new KeysetUnusable(where + " holds no master keyset that can be read (a Tink keyset in JSON with AEAD"
                    + " keys). Put the right one there, from your backup or secret store; nothing was changed.");
        }
    }

    String json() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, Tink.configuration(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keyset can't be written", e);
        }
    }

    /** The same keys and a new primary. */
    MasterKeyset rotated() {
        try {
            return new MasterKeyset(KeysetHandle.newBuilder(keys)
                    .setConfiguration(Tink.configuration())
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key can be added", e);
        }
    }

    /** The primary alone. */
    MasterKeyset primaryOnly() {
        try {
            var primary = keys.getPrimary();
            return new MasterKeyset(KeysetHandle.newBuilder()
                    .setConfiguration(Tink.configuration())
                    .addEntry(KeysetHandle.importKey(primary.getKey())
                            .withFixedId(primary.getId())
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the primary key can't be taken alone", e);
        }
    }

    /** Number of keys. */
    int size() {
        return keys.size();
    }

    Aead aead() {
        return aead;
    }
}
