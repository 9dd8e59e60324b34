package io.trustrail.gateway.audit.segment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/** Opens the files that the journal writes: the seam where tests let disks fail. */
@FunctionalInterface
public interface ChannelFactory {

    /** The real disk. */
    ChannelFactory DISK = FileChannel::open;

    FileChannel open(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException;
}
