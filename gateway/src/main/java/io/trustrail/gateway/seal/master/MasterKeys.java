package io.trustrail.gateway.seal.master;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Wraps and unwraps other keys with the master keyset of a source. Thread-safe. */
public final class MasterKeys {

    private final KeysetSource source;
    private volatile MasterKeyset keyset;

    private MasterKeys(KeysetSource source, MasterKeyset keyset) {
        this.source = source;
        this.keyset = keyset;
    }

    /**
     * Reads the master keyset of an installation that has one.
     *
     * @throws KeysetUnusable if it is missing or unreadable
     */
    public static MasterKeys load(KeysetSource source) {
        return new MasterKeys(source, current(source));
    }

    /**
     * Reads the master keyset, or makes one in a file where nothing depends on one yet.
     *
     * @throws KeysetUnusable if it is unreadable, or can't be made
     */
    public static MasterKeys loadOrCreate(KeysetSource source) {
        if (source instanceof KeysetFile file && file.read().isEmpty()) {
            file.write(MasterKeyset.random().json());
        }
        return load(source);
    }

    /**
     * Adds a new primary key; the old ones stay, for what they wrapped. Nothing that was sealed is rewritten.
     *
     * @param target where the new keyset is written to: the source itself, if that is a file, or a file that the operator
     *     then puts into the source
     * @return number of keys in the new set
     */
    public static int rotate(KeysetSource source, KeysetFile target) {
        var rotated = current(source).rotated();
        target.write(rotated.json());
        return rotated.size();
    }

    /**
     * Leaves only the primary key of a keyset: what older keys wrapped can't be opened any more.
     *
     * @param target as for {@link #rotate}
     * @return number of keys that were left out
     */
    public static int retire(KeysetSource source, KeysetFile target) {
        var all = current(source);
        target.write(all.primaryOnly().json());
        return all.size() - 1;
    }

    private static MasterKeyset current(KeysetSource source) {
        return MasterKeyset.parse(source.read().orElseThrow(() -> missing(source)), source.name());
    }

    private static KeysetUnusable missing(KeysetSource source) {
        return new KeysetUnusable(
                "the master keyset " + source.name() + " is missing, and the store holds keys that only it can open."
                        + " Put it back from your backup; nothing was changed. Without"
                        + " it, what was sealed is lost for good.");
    }

    /** The source's name for operators. */
    public String name() {
        return source.name();
    }

    /**
     * Encrypts keys.
     *
     * @param about what they are for; needed again to unwrap
     */
    public byte[] wrap(KeysetHandle keys, byte[] about) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, keyset.aead(), about, Tink.configuration());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key can't be wrapped", e);
        }
    }

    /**
     * Decrypts keys. If the keyset can't, its source is read anew once: it may have been rotated meanwhile.
     *
     * @throws KeysetUnusable if no key of the set can
     */
    public KeysetHandle unwrap(byte[] wrapped, byte[] about) {
        return unwrapped(keyset.aead(), wrapped, about)
                .or(() -> unwrapped(reread().aead(), wrapped, about))
                .orElseThrow(() -> new KeysetUnusable("the master keyset of " + source.name()
                        + " does not open the keys in the store: it belongs to another installation, or a key was taken"
                        + " out of it. Put the right one there; nothing was changed."));
    }

    /**
     * Keys as the primary key of the set wraps them; empty if it is the one that wrapped them.
     *
     * @throws KeysetUnusable if no key of the set can unwrap them
     */
    public Optional<byte[]> rewrapped(byte[] wrapped, byte[] about) {
        return unwrapped(keyset.primaryOnly().aead(), wrapped, about).isPresent()
                ? Optional.empty()
                : Optional.of(wrap(unwrap(wrapped, about), about));
    }

    private static Optional<KeysetHandle> unwrapped(Aead aead, byte[] wrapped, byte[] about) {
        try {
            return Optional.of(TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, about, Tink.configuration()));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private MasterKeyset reread() {
        var fresh = current(source);
        keyset = fresh;
        return fresh;
    }
}
