package io.trustrail.gateway.audit.log.tile;

import io.trustrail.gateway.audit.segment.ChannelFactory;
import io.trustrail.gateway.store.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;

/** Files that are whole or not there, below a directory. For one thread at a time. */
public final class DurableFiles {

    private static final Set<StandardOpenOption> ANEW =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);

    private final Path root;
    private final ChannelFactory channels;
    private final Set<Path> touched = new LinkedHashSet<>();

    public DurableFiles(Path root, ChannelFactory channels) {
        this.root = root;
        this.channels = channels;
    }

    /** Writes a file, or replaces it as a whole; its content is on disk, and after {@link #sync} its name is, too. */
    public void write(String name, byte[] content) throws IOException {
        var file = root.resolve(name);
        var directory = Files.isDirectory(file.resolveSibling("")) ? file.resolveSibling("") : made(file);
        var temporary = directory.resolve(file.getFileName() + ".new");
        try (var channel = channels.open(temporary, ANEW, OwnerOnly.fileMode())) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        touched.add(directory);
    }

    private Path made(Path file) throws IOException {
        var directory = OwnerOnly.directory(file.resolveSibling(""));
        for (var above = directory; !above.equals(root) && above.startsWith(root); above = above.resolveSibling("")) {
            touched.add(above.resolveSibling(""));
        }
        return directory;
    }

    /** Makes the names of all that was written durable. */
    public void sync() throws IOException {
        for (var directory : touched) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
        touched.clear();
    }

    /** Deletes the files of a directory and the directory, if it is there. */
    void delete(String directory) throws IOException {
        var path = root.resolve(directory);
        if (Files.isDirectory(path)) {
            try (var files = Files.list(path)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(path);
        }
    }
}
