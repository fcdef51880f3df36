package io.lectern.searchnode;

import java.io.IOException;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ties this process to the one that started it: the parent holds our standard input open and never writes; when it ends,
 * the parent is gone or wants us to stop. The launcher's jar has a twin of this class, because the two class paths never
 * meet.
 */
final class ParentWatch {
    private static final long PATIENCE_MS = 20_000;

    private ParentWatch() {}

    /** Ctrl-C and a closed terminal reach every process of the foreground group; only the parent decides the order. */
    static void ignoreTerminalSignals() {
        for (String name : new String[] {"INT", "HUP"}) {
            try {
                Signal.handle(new Signal(name), SignalHandler.SIG_IGN);
            } catch (IllegalArgumentException e) {
                // this platform has no such signal
            }
        }
    }

    /** Returns at once; the watching thread also keeps the process alive, a node has none of its own that would. */
    static void exitWhenInputEnds() {
        Runnable watch = () -> {
            awaitEndOfInput();
            Thread deadline = new Thread(ParentWatch::haltAfterPatience, "exit-deadline");
            deadline.setDaemon(true);
            deadline.start();
            System.exit(0);
        };
        new Thread(watch, "parent-watch").start();
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // nothing is said on this channel
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
