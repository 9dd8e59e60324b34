package io.trustrail.gateway.seal;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfSet;
import io.trustrail.gateway.seal.master.KeysetSource;
import io.trustrail.gateway.seal.master.MasterKeys;
import io.trustrail.gateway.seal.master.Tink;
import io.trustrail.gateway.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

/** The keyed hash by which the store knows subjects. Its key is the installation's, wrapped by the master keyset. */
final class LookUp {

    static final String NAME = "look-up";
    static final byte[] ABOUT = "trustrail/look-up".getBytes(StandardCharsets.UTF_8);
    private static final int BYTES = 32;

    private final MasterKeys master;
    private final PrfSet prf;

    private LookUp(MasterKeys master, KeysetHandle key) throws GeneralSecurityException {
        this.master = master;
        this.prf = key.getPrimitive(Tink.configuration(), PrfSet.class);
    }

    /**
     * Opens the look-up key of a store and so proves that the master keyset is the store's own. Where there is none yet,
     * one is made, and the master keyset before it, under the store's lock: of two processes that start at once, one
     * makes them.
     */
    static LookUp open(Store store, KeysetSource source) {
        return store.call(connection -> {
            var wrapped = SubjectTable.installationKey(connection, NAME);
            try {
                if (wrapped.isPresent()) {
                    var master = MasterKeys.load(source);
                    return new LookUp(master, master.unwrap(wrapped.get(), ABOUT));
                }
                var master = MasterKeys.loadOrCreate(source);
                var key = KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, Tink.configuration());
                SubjectTable.insertInstallationKey(connection, NAME, master.wrap(key, ABOUT));
                return new LookUp(master, key);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the look-up key can't be used", e);
            }
        });
    }

    MasterKeys master() {
        return master;
    }

    /** In hexadecimal. */
    String hash(Subject subject) {
        return HexFormat.of().formatHex(compute(subject.bytes()));
    }

    /** A key for a purpose. No subject's bytes begin as these do. */
    byte[] key(String purpose) {
        return compute(("key:" + purpose).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] compute(byte[] input) {
        try {
            return prf.computePrimary(input, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the look-up key can't be used", e);
        }
    }
}
