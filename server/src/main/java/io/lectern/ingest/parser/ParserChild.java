package io.lectern.ingest.parser;

import io.lectern.parser.Frame;
import io.lectern.parser.FrameReader;
import io.lectern.parser.FrameWriter;
import io.lectern.parser.ParseRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One child process and the thread that reads from it. The queue between that thread and the caller is bounded, so a
 * child that writes faster than we read has to wait. Used by one caller at a time; once ended it stays ended.
 */
class ParserChild {

    private static final System.Logger LOG = System.getLogger(ParserChild.class.getName());
    private static final int WAITING_FRAMES = 64;

    private final Process process;
    private final Path scratch;
    private final FrameWriter requests;
    private final BlockingQueue<Optional<Frame>> frames = new ArrayBlockingQueue<>(WAITING_FRAMES);
    private final Thread reader;
    private boolean over;
    private int files;

    private ParserChild(Process process, Path scratch) {
        this.process = process;
        this.scratch = scratch;
        this.requests = new FrameWriter(process.getOutputStream());
        this.reader = new Thread(this::read, "parser-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a process.
     *
     * @param scratch an empty directory for its temporary files, deleted with the process
     */
    static ParserChild start(List<String> command, Path scratch) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(scratch.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        // our environment holds keys; a process that reads strangers' files needs none of it
        builder.environment().clear();
        return new ParserChild(builder.start(), scratch);
    }

    private void read() {
        FrameReader in = new FrameReader(process.getInputStream());
        try {
            Optional<Frame> frame = in.frame();
            while (frame.isPresent()) {
                frames.put(frame);
                frame = in.frame();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Parser process {0}: {1}", process.pid(), e.getMessage());
            endOfBrokenStream();
        } catch (InterruptedException e) {
            return;
        }
        try {
            frames.put(Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A process on its way out says why by its exit code, which killing it at once would hide. */
    private void endOfBrokenStream() {
        try {
            process.waitFor(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    /** Asks for a file. A process that has just died is noticed when its answer is awaited. */
    void send(ParseRequest request) {
        files++;
        try {
            requests.request(request);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Parser process {0} took no request", process.pid());
        }
    }

    /**
     * Waits for the next frame.
     *
     * @return null when none came in time, empty when the process has ended
     */
    Optional<Frame> poll(long millis) throws InterruptedException {
        if (over) {
            return Optional.empty();
        }
        Optional<Frame> frame = frames.poll(millis, TimeUnit.MILLISECONDS);
        over = frame != null && frame.isEmpty();
        return frame;
    }

    boolean usable(int mostFiles) {
        return process.isAlive() && frames.isEmpty() && files < mostFiles;
    }

    long pid() {
        return process.pid();
    }

    /** Ends the process at once and waits until it is gone. */
    int end() {
        // OCR of a page runs in a process of its own
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        reader.interrupt();
        try {
            return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        } finally {
            ScratchFiles.delete(scratch);
        }
    }

    /** How a process that has ended by itself did so. */
    int exitCode() throws InterruptedException {
        return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }
}
