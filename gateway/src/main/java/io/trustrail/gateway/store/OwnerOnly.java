package io.trustrail.gateway.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
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
