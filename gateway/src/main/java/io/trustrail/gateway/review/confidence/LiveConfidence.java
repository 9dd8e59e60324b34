package io.trustrail.gateway.review.confidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model with the calibration in force: that of {@code data/confidence.json}, if the file is there and was fitted for
 * this model. Thread-safe; {@link #look} reads files and belongs on a worker.
 */
public final class LiveConfidence {

    private static final Logger LOG = LoggerFactory.getLogger(LiveConfidence.class);

    private final Path file;
    private final ConfidenceModel model = ConfidenceModel.shipped();
    private final AtomicReference<Calibration> calibration = new AtomicReference<>(Calibration.none(model));
    private byte[] seen = {};
    private boolean warm;

    /** @param data the data directory */
    public LiveConfidence(Path data) {
        this.file = data.resolve(Calibration.FILE);
    }

    /** The model, which never changes. */
    public ConfidenceModel model() {
        return model;
    }

    /** What corrects it now. */
    public Calibration calibration() {
        return calibration.get();
    }

    /** Looks at the file: takes what is new and good, goes back to none if it is gone, and tells what is bad. */
    public synchronized void look() {
        if (!warm) {
            Signals.warmUp();
            warm = true;
        }
        byte[] now = read();
        if (Arrays.equals(now, seen)) {
            return;
        }
        seen = now;
        if (now.length == 0) {
            calibration.set(Calibration.none(model));
            return;
        }
        try {
            take(Calibration.read(now));
        } catch (IllegalArgumentException e) {
            LOG.warn("{} is not used: {}", file, e.getMessage());
        }
    }

    private void take(Calibration found) {
        if (found.model().equals(model.hash())) {
            calibration.set(found);
            LOG.info("confidence is calibrated on {} decisions", found.labels());
        } else {
            LOG.warn("{} is not used: it was fitted for other weights; calibrate again", file);
        }
    }

    private byte[] read() {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        } catch (IOException e) {
            LOG.warn("{} can't be read: {}", file, e.getClass().getSimpleName());
            return seen;
        }
    }
}
