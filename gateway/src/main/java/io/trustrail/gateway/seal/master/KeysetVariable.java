package io.trustrail.gateway.seal.master;

import java.util.Optional;

/** A keyset from the environment. */
record KeysetVariable(String keyset) implements KeysetSource {

    @Override
    public String name() {
        return VARIABLE;
    }

    @Override
    public Optional<String> read() {
        return Optional.of(keyset);
    }

    @Override
    public String toString() {
        return name();
    }
}
