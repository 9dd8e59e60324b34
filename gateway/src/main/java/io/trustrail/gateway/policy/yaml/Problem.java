package io.trustrail.gateway.policy.yaml;

/**
 * Something wrong in a file, or only odd.
 *
 * @param path the field, such as {@code features.raw.level}, or empty for the file as a whole
 * @param message what is wrong and what to do about it; never a value that came from the environment
 */
public record Problem(Severity severity, Place place, String path, String message) {

    /** Whether it keeps the files from being used. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The line that people and editors read: {@code file:line: path: message}. */
    @Override
    public String toString() {
        return place + ": " + (isError() ? "" : "warning: ") + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
