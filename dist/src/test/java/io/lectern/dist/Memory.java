package io.lectern.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Resident memory as Linux counts it. */
final class Memory {

    private static final long SETTLE_SECONDS = 30;

    private Memory() {}

    /** Idle means: half a minute after the start, with nothing asked. */
    static void settle() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    static double residentMiB(List<ProcessHandle> processes) {
        return processes.stream()
                        .mapToLong(process -> residentKiB(process.pid()))
                        .sum()
                / 1024.0;
    }

    /** The most that it ever had; 0 when it has ended meanwhile. */
    static double mostResidentMiB(ProcessHandle process) {
        try {
            return kiB(process.pid(), "VmHWM:") / 1024.0;
        } catch (UncheckedIOException ended) {
            return 0;
        }
    }

    private static long residentKiB(long process) {
        return kiB(process, "VmRSS:");
    }

    private static long kiB(long process, String name) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process), "status")).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
