package io.lectern.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Children of a launcher that was killed stop by themselves, but need a moment during which they still hold files and
 * the port. This remembers them on disk, so that the next run waits for them.
 */
final class Leftovers {
    private final Path file;
    private final int patienceSeconds;

    Leftovers(Path file, int patienceSeconds) {
        this.file = file;
        this.patienceSeconds = patienceSeconds;
    }

    /** Process number and start time: the number alone may be used again by a stranger. */
    static Optional<String> mark(ProcessHandle process) {
        return process.info().startInstant().map(start -> process.pid() + " " + start.toEpochMilli());
    }

    void remember(Child child) throws IOException {
        Optional<String> mark = child.mark();
        if (mark.isPresent()) {
            Files.write(file, List.of(mark.get()), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** Waits until no process of an earlier run is left; one that does not end in time is killed. */
    void awaitEnd() throws IOException, InterruptedException {
        if (!Files.exists(file)) {
            return;
        }
        List<ProcessHandle> alive = Files.readAllLines(file).stream()
                .flatMap(mark -> find(mark).stream())
                .toList();
        CompletableFuture<?> allEnded = CompletableFuture.allOf(
                alive.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        try {
            allEnded.get(patienceSeconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            alive.forEach(ProcessHandle::destroyForcibly);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        Files.delete(file);
    }

    private static Optional<ProcessHandle> find(String mark) {
        int space = mark.indexOf(' ');
        if (space < 1) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(mark.substring(0, space)))
                .filter(process -> mark(process).equals(Optional.of(mark)));
    }
}
