package io.lectern.boot;

import java.io.BufferedReader;
import java.io.IOException;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ties a child process to the launcher: the launcher holds its standard input open; when that ends, the launcher is gone
 * or wants the child to stop. The search node's jar has a twin of this class, because the two class paths never meet.
 */
final class ParentWatch {
    private static final long PATIENCE_MS = 20_000;

    private ParentWatch() {}

    /** Ctrl-C and a closed terminal reach every process of the foreground group; only the launcher decides the order. */
    static void ignoreTerminalSignals() {
        for (String name : new String[] {"INT", "HUP"}) {
            try {
                Signal.handle(new Signal(name), SignalHandler.SIG_IGN);
            } catch (IllegalArgumentException e) {
                // this platform has no such signal
            }
        }
    }

    /** Returns at once. */
    static void exitWhenInputEnds(BufferedReader input, Runnable stop) {
        Runnable watch = () -> {
            awaitEnd(input);
            Thread deadline = new Thread(ParentWatch::haltAfterPatience, "exit-deadline");
            deadline.setDaemon(true);
            deadline.start();
            stop.run();
            System.exit(0);
        };
        new Thread(watch, "parent-watch").start();
    }

    private static void awaitEnd(BufferedReader input) {
        try {
            while (input.readLine() != null) {
                // nothing more is said on this channel
            }
        } catch (IOException e) {
            // a broken pipe says the same as its end
        }
    }

    private static void haltAfterPatience() {
        try {
            Thread.sleep(PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
