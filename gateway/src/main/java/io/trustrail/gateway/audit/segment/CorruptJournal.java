package io.trustrail.gateway.audit.segment;

import java.io.IOException;
import java.nio.file.Path;

/** A journal file is damaged where no power cut could have damaged it. Its message names the file and the byte. */
public final class CorruptJournal extends IOException {

    private static final long serialVersionUID = 1L;

    public CorruptJournal(Path file, long offset, String what) {
        super("journal file " + file + " is damaged at byte " + offset + ": " + what);
    }
}
