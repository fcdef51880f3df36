package io.lectern.parser;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The child's main: reads {@link ParseRequest}s from standard input, one at a time, and answers each with frames on
 * standard output. It ends when standard input ends, so it never outlives the server, not even one that was killed.
 * Memory runs out: exit code {@value #OUT_OF_MEMORY}. Everything libraries print goes to standard error.
 */
public final class ParserProcess {

    /** Exit code for memory run out; the one that {@code -XX:+ExitOnOutOfMemoryError} uses. */
    public static final int OUT_OF_MEMORY = 3;

    private static final int SERVER_GONE = 4;
    private static final int BROKEN = 5;
    private static final Set<String> NETWORK = Set.of("http", "https", "ftp", "mailto");

    private ParserProcess() {}

    public static void main(String[] args) throws InterruptedException {
        PrintStream frames = System.out;
        System.setOut(System.err);
        URL.setURLStreamHandlerFactory(protocol -> NETWORK.contains(protocol) ? new NoNetwork() : null);
        BlockingQueue<ParseRequest> requests = new LinkedBlockingQueue<>();
        watch(new FrameReader(System.in), requests);
        try {
            serve(requests, new FrameWriter(frames));
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        } catch (IOException | ServerGone e) {
            Runtime.getRuntime().halt(SERVER_GONE);
        } catch (RuntimeException | Error e) {
            Runtime.getRuntime().halt(BROKEN);
        }
    }

    private static void serve(BlockingQueue<ParseRequest> requests, FrameWriter out)
            throws IOException, InterruptedException {
        DocumentReader reader = new DocumentReader();
        out.frame(new Frame.Ready());
        while (true) {
            ParseRequest request = requests.take();
            BlockSink sink = new BlockSink(out, request.limits());
            out.frame(answer(reader, request, sink));
        }
    }

    private static Frame answer(DocumentReader reader, ParseRequest request, BlockSink sink) {
        try {
            reader.read(Path.of(request.path()), request.fileName(), request.limits(), request.options(), sink);
            return sink.end();
        } catch (ReadFailure e) {
            return new Frame.Failure(e.reason(), e.getMessage());
        } catch (StackOverflowError e) {
            return new Frame.Failure(
                    FailureReason.TOO_LARGE, "The file's content is nested too deeply to be read. Simplify it.");
        }
    }

    private static void watch(FrameReader in, BlockingQueue<ParseRequest> requests) {
        Thread watcher = new Thread(
                () -> {
                    try {
                        Optional<ParseRequest> request = in.request();
                        while (request.isPresent()) {
                            requests.add(request.get());
                            request = in.request();
                        }
                    } catch (IOException | RuntimeException e) {
                        // the same as its end: nobody is left to answer to
                    }
                    Runtime.getRuntime().halt(0);
                },
                "server-watch");
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Refuses every address: a document may not make us call anybody. */
    private static final class NoNetwork extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL address) throws IOException {
            throw new IOException("The parser has no network");
        }
    }
}
