package io.trustrail.gateway.seal.master;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A keyset that a shell command prints, such as one that asks a KMS or a secret manager. */
record KeysetCommand(String command, Duration timeout) implements KeysetSource {

    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int LONGEST = 1 << 20;

    @Override
    public String name() {
        return "the output of " + COMMAND_VARIABLE;
    }

    @Override
    public Optional<String> read() {
        Process process = start();
        try {
            var output = CompletableFuture.supplyAsync(() -> drain(process.getInputStream()));
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed("did not end within " + timeout.toSeconds() + " seconds");
            }
            if (process.exitValue() != 0) {
                throw failed("ended with exit code " + process.exitValue() + "; what it printed as errors is above");
            }
            var keyset = output.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (keyset.isBlank()) {
                throw failed("printed nothing; it must print the keyset on its standard output");
            }
            return Optional.of(keyset);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted");
        } catch (TimeoutException | ExecutionException e) {
            throw failed("has no output that can be read");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start() {
        try {
            var process = new ProcessBuilder("/bin/sh", "-c", command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw failed("can't be started");
        }
    }

    private static String drain(InputStream output) {
        try (output) {
            return new String(output.readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static KeysetUnusable failed(String how) {
        return new KeysetUnusable("the command in " + COMMAND_VARIABLE + " " + how);
    }

    @Override
    public String toString() {
        return name();
    }
}
