package io.trustrail.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The kernel's accounts, in nanoseconds and KiB. They move in steps of 10 ms. */
public final class Proc {

    /* The kernel tells user space times in hundredths of a second, whatever its own clock. */
    private static final long NANOS_PER_TICK = 10_000_000;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int IDLE = 4;
    private static final int IO_WAIT = 5;
    private static final int STEAL = 8;

    private Proc() {}

    /** The CPU time that a process has had, all its threads together. */
    public static long cpu(long pid) throws IOException {
        var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
        /* The second field is a name in brackets that may hold blanks: count from the last bracket. */
        var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) * NANOS_PER_TICK;
    }

    /** The time that all cores together were not idle, with interrupts and with what other machines took away. */
    public static long busy() throws IOException {
        var fields = Files.readString(Path.of("/proc/stat"))
                .lines()
                .findFirst()
                .orElseThrow()
                .split(" +", -1);
        long ticks = 0;
        for (int i = 1; i <= STEAL; i++) {
            ticks += i == IDLE || i == IO_WAIT ? 0 : Long.parseLong(fields[i]);
        }
        return ticks * NANOS_PER_TICK;
    }

    /** The memory that a process holds resident. */
    public static long residentKib(long pid) throws IOException {
        return field(Path.of("/proc/" + pid + "/status"), "VmRSS");
    }

    static long field(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IOException(file + " has no field " + name));
    }
}
