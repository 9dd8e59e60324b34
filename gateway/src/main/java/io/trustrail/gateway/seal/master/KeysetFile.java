package io.trustrail.gateway.seal.master;

import io.trustrail.gateway.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A keyset in a file that only its owner may read. A new one replaces the old one whole or not at all. */
public record KeysetFile(Path file) implements KeysetSource {

    /** Its name in the data directory. */
    public static final String NAME = "keyset.json";

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public Optional<String> read() {
        try {
            if (!OwnerOnly.isOwners(file)) {
                throw new KeysetUnusable(
                        "the master keyset " + file + " can be read by others than its owner. Run: chmod 600 " + file);
            }
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new KeysetUnusable("the master keyset " + file + " can't be read: " + e, e);
        }
    }

    /**
     * Writes a keyset; it is on disk, with its name, when this returns.
     *
     * @throws KeysetUnusable if that fails; the old file is then as it was
     */
    public void write(String keyset) {
        try {
            OwnerOnly.write(file, keyset);
        } catch (IOException e) {
            throw new KeysetUnusable("the master keyset " + file + " can't be written: " + e, e);
        }
    }
}
