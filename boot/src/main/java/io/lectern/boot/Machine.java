package io.lectern.boot;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What must be true of this machine before anything is started; each check answers with one sentence. */
final class Machine {
    private static final long MIB = 1024 * 1024;

    /**
     * What both children need beside their heaps: class data, compiled code, threads, the embedding model. Measured at 450
     * MiB when idle; see docs/adr/0002-child-processes.md.
     */
    private static final int BESIDE_HEAPS_MIB = 450;

    private Machine() {}

    /** Heaps may stay half empty for long, so half of them must be there now, and all of them in total. */
    static void checkMemory(int heapsMiB, long totalMiB, OptionalLong availableMiB) throws StartFailure {
        int total = heapsMiB + BESIDE_HEAPS_MIB;
        if (totalMiB < total) {
            throw new StartFailure(
                    "Lectern needs " + total + " MiB of memory, but this machine has " + totalMiB + " MiB.");
        }
        int now = heapsMiB / 2 + BESIDE_HEAPS_MIB;
        if (availableMiB.isPresent() && availableMiB.getAsLong() < now) {
            throw new StartFailure("Lectern needs " + now + " MiB of free memory to start, but only "
                    + availableMiB.getAsLong() + " MiB are free; close other programs and start again.");
        }
    }

    /** Of the container, when in one. */
    static long totalMiB() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getTotalMemorySize() / MIB;
    }

    /** Only Linux says how much programs could get; elsewhere "free" leaves out what the system gives back on demand. */
    static OptionalLong availableMiB() {
        Path report = Path.of("/proc/meminfo");
        try {
            return Files.readAllLines(report).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * Finds out whether the port can be had, by having it for a moment.
     *
     * @param port 1 to 65535, or 0 for any free one
     * @return the port
     */
    static int checkPort(String address, int port) throws StartFailure {
        try (ServerSocket socket = new ServerSocket()) {
            // a connection of the last run that is still closing must not count as "in use"
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartFailure("Port " + port + " on " + address + " cannot be used (" + e.getMessage()
                    + "); stop the program that holds it or choose another port with " + Settings.HTTP_PORT + ".");
        }
    }
}
