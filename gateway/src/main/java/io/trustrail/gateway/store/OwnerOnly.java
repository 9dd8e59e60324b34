package io.trustrail.gateway.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and directories that nobody but their owner may open. Where there are no POSIX modes, the parent decides. */
public final class OwnerOnly {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> FILE_MODE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY_MODE = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** What to create such a file with. */
    public static FileAttribute<?>[] fileMode() {
        return attributes(FILE_MODE);
    }

    /** Creates an empty file, or takes the rights to an existing one from everybody else. */
    public static Path file(Path path) throws IOException {
        try {
            return Files.createFile(path, fileMode());
        } catch (FileAlreadyExistsException e) {
            return POSIX ? Files.setPosixFilePermissions(path, FILE_MODE) : path;
        }
    }

    /**
     * Writes a file whole or not at all: it is on disk, with its name, when this returns, and as it was before if this
     * throws.
     */
    public static void write(Path path, String text) throws IOException {
        var fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        file(fresh);
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        // A rename is durable when its directory is.
        try (var channel = FileChannel.open(path.resolveSibling("."), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Whether nobody but its owner may do anything with a file; yes where files have no such modes. */
    public static boolean isOwners(Path path) throws IOException {
        return !POSIX || DIRECTORY_MODE.containsAll(Files.getPosixFilePermissions(path));
    }

    /** Creates a directory with its parents. An existing one keeps its mode: it may not be ours alone. */
    public static Path directory(Path path) throws IOException {
        return Files.createDirectories(path, attributes(DIRECTORY_MODE));
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> mode) {
        return POSIX ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)} : new FileAttribute<?>[0];
    }
}
