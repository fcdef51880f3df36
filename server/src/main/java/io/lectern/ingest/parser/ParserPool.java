package io.lectern.ingest.parser;

import io.lectern.common.DomainException;
import io.lectern.parser.FailureReason;
import io.lectern.parser.ParserProcess;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The child processes: at most {@code processes} at a time, started when needed, ended when they have rested for a while,
 * replaced after a number of files or after a file that went wrong.
 */
@ApplicationScoped
class ParserPool {

    private static final long LOOK_EVERY_MILLIS = 200;

    @Inject
    ParserConfig config;

    @Inject
    WorkerJars jars;

    private final Deque<Resting> resting = new ArrayDeque<>();
    private final Set<ParserChild> busy = new HashSet<>();
    private ScheduledExecutorService sweeper;
    private boolean closed;

    /**
     * A process for one file; waits while all are busy. Give it back by {@link #rest} or {@link #discard}.
     *
     * @param urgent whether somebody waits for it: there is one process more for those
     */
    synchronized ParserChild take(boolean urgent, BooleanSupplier cancelled) throws ParseFailure, InterruptedException {
        int most = Math.max(1, config.processes()) + (urgent ? 1 : 0);
        while (busy.size() >= most && !closed) {
            if (cancelled.getAsBoolean()) {
                throw new ParseFailure(FailureReason.CANCELLED, "Parsing was stopped.");
            }
            wait(LOOK_EVERY_MILLIS);
        }
        if (closed) {
            throw new ParseFailure(FailureReason.CANCELLED, "The server is going down.");
        }
        ParserChild child = null;
        while (child == null && !resting.isEmpty()) {
            child = resting.pop().child();
            if (!child.usable(config.filesPerProcess())) {
                child.end();
                child = null;
            }
        }
        child = child == null ? start() : child;
        busy.add(child);
        return child;
    }

    /** Keeps a process whose file went well for the next one. */
    synchronized void rest(ParserChild child) {
        busy.remove(child);
        if (closed || !child.usable(config.filesPerProcess())) {
            child.end();
        } else {
            resting.push(new Resting(child, System.nanoTime()));
            sweeper().schedule(this::sweep, config.rest().toMillis() + 100, TimeUnit.MILLISECONDS);
        }
        notifyAll();
    }

    /** Ends a process. */
    void discard(ParserChild child) {
        child.end();
        synchronized (this) {
            busy.remove(child);
            notifyAll();
        }
    }

    private synchronized void sweep() {
        long now = System.nanoTime();
        resting.removeIf(idle -> {
            boolean enough = now - idle.since() >= config.rest().toNanos();
            if (enough) {
                idle.child().end();
            }
            return enough;
        });
    }

    private ScheduledExecutorService sweeper() {
        if (sweeper == null) {
            sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "parser-sweeper");
                thread.setDaemon(true);
                return thread;
            });
        }
        return sweeper;
    }

    private ParserChild start() {
        try {
            String classPath = jars.classPath();
            Path scratch = Files.createDirectories(
                    config.directory().resolve("scratch").resolve(Long.toHexString(System.nanoTime())));
            return ParserChild.start(command(classPath, scratch), scratch);
        } catch (IOException e) {
            throw DomainException.internal("No parser process could be started: " + e.getMessage(), e);
        }
    }

    private List<String> command(String classPath, Path scratch) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + config.heap(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                // its last words would break into a frame otherwise: stdout is ours
                "-XX:+DisplayVMOutputToStderr",
                "-XX:-UsePerfData",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:MaxDirectMemorySize=128m",
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + scratch,
                "-Djavax.xml.accessExternalDTD=",
                "-Djavax.xml.accessExternalSchema=",
                "-Djavax.xml.accessExternalStylesheet=",
                "-Dlog4j2.StatusLogger.level=OFF",
                "-cp",
                classPath,
                ParserProcess.class.getName());
    }

    @PreDestroy
    synchronized void close() {
        closed = true;
        resting.forEach(idle -> idle.child().end());
        resting.clear();
        busy.forEach(ParserChild::end);
        if (sweeper != null) {
            sweeper.shutdownNow();
        }
        notifyAll();
    }

    private record Resting(ParserChild child, long since) {}
}
