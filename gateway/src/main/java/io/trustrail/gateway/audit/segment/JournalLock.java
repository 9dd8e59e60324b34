package io.trustrail.gateway.audit.segment;

import io.trustrail.gateway.store.OwnerOnly;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a journal to one writer on the machine. The operating system drops the lock of a process that died. */
public final class JournalLock implements Closeable {

    /*
     * Closing any channel of a file drops all locks that the process has on it (POSIX), so a second attempt in this
     * process must not even open the file.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private JournalLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes the lock of a directory, or fails with a sentence for the operator. */
    public static JournalLock take(Path directory) throws IOException {
        var file = directory.toRealPath().resolve("lock");
        if (!HELD.add(file)) {
            throw inUse(directory, "this process");
        }
        try {
            return new JournalLock(file, lock(directory, OwnerOnly.file(file)));
        } catch (IOException | RuntimeException e) {
            HELD.remove(file);
            throw e;
        }
    }

    private static FileChannel lock(Path directory, Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw inUse(directory, "process " + Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static IOException inUse(Path directory, String holder) {
        return new IOException("the journal " + directory + " is in use by " + holder
                + ". A data directory serves one gateway at a time: stop the other one, or start this one with another"
                + " --data directory.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(file);
    }
}
