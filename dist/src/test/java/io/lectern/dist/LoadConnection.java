package io.lectern.dist;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * One HTTP/1.1 connection that is kept and does one request after another. It knows just enough of HTTP to cost next to
 * nothing beside what it measures.
 */
final class LoadConnection implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    private final URI address;
    private Socket socket;
    private InputStream in;
    private final byte[] head;
    private int status;

    /** @param authorization value of that header */
    LoadConnection(URI address, String authorization) throws IOException {
        this.address = address;
        connect();
        head = ("POST " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getHost() + "\r\nAuthorization: "
                        + authorization + "\r\nContent-Type: application/json\r\nContent-Length: ")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void connect() throws IOException {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /** Sends a body and hands each line of the answer to the listener as it comes; returns the status at its end. */
    int post(byte[] body, Consumer<String> lines) throws IOException {
        byte[] length = (body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + length.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(length, 0, all, head.length, length.length);
        System.arraycopy(body, 0, all, head.length + length.length, body.length);
        socket.getOutputStream().write(all);
        status = Integer.parseInt(line().split(" ")[1]);
        long size = -1;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                size = Long.parseLong(header.substring(15).strip());
            }
            last |= header.equalsIgnoreCase("connection: close");
        }
        if (size >= 0) {
            new String(in.readNBytes((int) size), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(lines);
        } else {
            chunks(lines);
        }
        if (last) {
            // servers end a connection after some hundred answers
            socket.close();
            connect();
        }
        return status;
    }

    private void chunks(Consumer<String> lines) throws IOException {
        StringBuilder open = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            open.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
            line();
            int from = 0;
            for (int end = open.indexOf("\n"); end >= 0; end = open.indexOf("\n", from)) {
                lines.accept(open.substring(from, end));
                from = end + 1;
            }
            open.delete(0, from);
        }
        line();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed in the middle of an answer");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
