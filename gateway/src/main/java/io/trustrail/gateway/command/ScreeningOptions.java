package io.trustrail.gateway.command;

import io.trustrail.gateway.detect.screening.Task;
import io.trustrail.gateway.evaluation.screening.Screens;
import io.trustrail.gateway.policy.models.ScreeningModels;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which models {@code scan} and {@code eval} screen with, and how. */
final class ScreeningOptions {

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "A directory with another model than the one that is shipped.")
    private @Nullable Path model;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "${env:TRUSTRAIL_THREADS:-1}",
            description = "How many texts the encoder reads at once (TRUSTRAIL_THREADS, default ${DEFAULT-VALUE}).")
    private int threads;

    Screens screens(Task task) {
        return new Screens(ScreeningModels.load(model, threads), task);
    }
}
