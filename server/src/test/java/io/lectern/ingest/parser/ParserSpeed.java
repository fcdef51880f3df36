package io.lectern.ingest.parser;

import io.lectern.parser.ReadOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** How fast the forked parser reads files when nothing else is to be done with them, for benchmarks. */
public final class ParserSpeed {

    private static final int PROCESSES = 2;

    /** @param pages of the files that could be read */
    public record Read(int pages, double seconds) {}

    private ParserSpeed() {}

    /** Reads the files one time to warm up and one time against the clock, two at a time as the product does. */
    public static Read of(List<Path> files, Path data) throws InterruptedException, ExecutionException {
        try (ParserRig rig = ParserRig.plain(data)) {
            rig.config.heap = "512m";
            // a scanned page takes as long as a hundred others
            rig.config.ocrCommand = "none";
            read(rig, files);
            long start = System.nanoTime();
            int pages = read(rig, files);
            return new Read(pages, (System.nanoTime() - start) / 1e9);
        }
    }

    private static int read(ParserRig rig, List<Path> files) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(PROCESSES);
        try {
            int pages = 0;
            for (Future<Integer> one : threads.invokeAll(files.stream()
                    .map(file -> (java.util.concurrent.Callable<Integer>) () -> pages(rig, file))
                    .toList())) {
                pages += one.get();
            }
            return pages;
        } finally {
            threads.shutdown();
        }
    }

    private static int pages(ParserRig rig, Path file) {
        AtomicInteger last = new AtomicInteger();
        try {
            rig.parser.parse(
                    file,
                    file.getFileName().toString(),
                    ReadOptions.ALL,
                    (page, pages) -> last.accumulateAndGet(page, Math::max),
                    () -> false);
            return last.get();
        } catch (ParseFailure refused) {
            return 0;
        }
    }
}
