package io.lectern.dist;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * An OpenAI-compatible provider that says what it is told as fast as it is told, on plain sockets so that it takes little
 * of the machine it is measured on. The last message of a request says how: {@code "tokens=N pause=MS"}.
 */
final class LoadProvider implements AutoCloseable {

    private static final String CHUNK = "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
            + "\"model\":\"scripted\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}";
    private static final String WHOLE =
            "{\"id\":\"c1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"scripted\","
                    + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Zebra stripes.\"},"
                    + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3,\"total_tokens\":12}}";
    private static final String STREAM_HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final ServerSocket socket = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong sent = new AtomicLong();
    private volatile long firstTokenAt;

    LoadProvider() throws IOException {
        threads.submit(this::listen);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1/chat/completions");
    }

    String baseUrl() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/v1";
    }

    /** Events with text since the provider was made. */
    long sent() {
        return sent.get();
    }

    /** When the last stream's first token was sent, by {@link System#nanoTime}. */
    long firstTokenAt() {
        return firstTokenAt;
    }

    static byte[] request(boolean stream, int tokens, int pauseMs) {
        return ("{\"model\":\"scripted\",\"stream\":" + stream
                        + ",\"messages\":[{\"role\":\"user\",\"content\":\"tokens=" + tokens + " pause=" + pauseMs
                        + " \"}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                threads.submit(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            for (String body = read(in); body != null; body = read(in)) {
                if (body.contains("\"stream\":true") || body.contains("\"stream\" : true")) {
                    stream(out, number(body, "tokens="), number(body, "pause="));
                } else {
                    out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + WHOLE.length()
                                    + "\r\n\r\n" + WHOLE)
                            .getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException gone) {
            // the other side has hung up
        }
    }

    private void stream(OutputStream out, int tokens, int pauseMs) throws IOException {
        out.write(STREAM_HEAD.getBytes(StandardCharsets.US_ASCII));
        long start = System.nanoTime();
        for (int token = 0; token < tokens; token++) {
            long due = start + TimeUnit.MILLISECONDS.toNanos((long) token * pauseMs);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            if (token == 0) {
                firstTokenAt = System.nanoTime();
            }
            event(out, CHUNK.formatted("{\"content\":\"word" + token + " \"}", "null"));
            sent.incrementAndGet();
        }
        event(out, CHUNK.formatted("{}", "\"stop\""));
        event(out, "[DONE]");
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static void event(OutputStream out, String data) throws IOException {
        String event = "data: " + data + "\n\n";
        out.write((Integer.toHexString(event.length()) + "\r\n" + event + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static int number(String body, String name) {
        int from = body.lastIndexOf(name) + name.length();
        return Integer.parseInt(body.substring(from, body.indexOf(' ', from)));
    }

    /** The body of the next request; null when there is none. */
    private static String read(InputStream in) throws IOException {
        int length = 0;
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c != '\n') {
                line.append((char) c);
                continue;
            }
            String header = line.toString().strip();
            line.setLength(0);
            if (header.isEmpty()) {
                return new String(in.readNBytes(length), StandardCharsets.UTF_8);
            }
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
