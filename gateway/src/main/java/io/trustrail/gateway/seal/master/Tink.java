package io.trustrail.gateway.seal.master;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import java.security.GeneralSecurityException;

/** The library that does the cryptography, with the kinds of keys that are used here. */
public final class Tink {

    private static final Configuration CONFIGURATION = setUp();

    private static Configuration setUp() {
        try {
            AeadConfig.register();
            PrfConfig.register();
            return RegistryConfiguration.get();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink can't be set up", e);
        }
    }

    private Tink() {}

    /** What keys are made, read and used with. */
    public static Configuration configuration() {
        return CONFIGURATION;
    }
}
