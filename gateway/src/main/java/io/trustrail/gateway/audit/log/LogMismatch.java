package io.trustrail.gateway.audit.log;

import java.io.IOException;
import java.nio.file.Path;

/** Log and journal are not of one history. */
public final class LogMismatch extends IOException {

    private static final long serialVersionUID = 1L;

    LogMismatch(Path log, String what) {
        super("the log " + log + " doesn't belong to the journal beside it: " + what
                + ". Restore the journal or the log from a backup; or, to begin a new history, move both away.");
    }
}
