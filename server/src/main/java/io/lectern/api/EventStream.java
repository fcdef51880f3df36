package io.lectern.api;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.AsyncResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/**
 * Server-sent events of one request, for every dialect: {@code data:} without a blank, one text, an empty line, flushed
 * at once; or one object that comes in pieces. The response is committed by the first event; until then the resource may still answer otherwise.
 *
 * <p>It writes to the suspended request's servlet response, because both servers' own event writers put a blank after
 * the colon and neither lets a method choose between events and JSON by what the body says. Events are handed to a small
 * pool that writes them: who sends never waits for a slow client, and an idle stream holds no thread. A client that is
 * gone, or does not read for {@link #PATIENCE}, is noticed by {@link #isOpen} at the next event.
 */
public final class EventStream {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Events that wait for a client that reads slowly; more than that and it is taken for gone. */
    static final int LONGEST_QUEUE = 10_000;

    /** What is sent as what, and what stands around each text. */
    enum Form {
        EVENTS("text/event-stream; charset=utf-8", "data:", "\n\n"),
        OBJECT("application/json; charset=utf-8", "", "");

        private final String type;
        private final String before;
        private final String behind;

        Form(String type, String before, String behind) {
            this.type = type;
            this.before = before;
            this.behind = behind;
        }
    }

    private record Event(String text, boolean replaceable) {}

    private final AsyncResponse suspended;
    private final String requestId = RequestId.current();
    private final HttpServletResponse response;
    private final Form form;
    private final Executor writers;
    private final Deque<Event> waiting = new ArrayDeque<>();
    private boolean begun;
    private boolean writing;
    private boolean ending;
    private boolean open = true;
    private long writingSince;

    EventStream(AsyncResponse suspended, HttpServletRequest request, Form form, Executor writers) {
        AsyncContext async = request.getAsyncContext();
        async.setTimeout(0);
        this.suspended = suspended;
        this.response = (HttpServletResponse) async.getResponse();
        this.form = form;
        this.writers = writers;
    }

    /** Whether somebody still reads, as far as is known. */
    public synchronized boolean isOpen() {
        if (open && writing && System.nanoTime() - writingSince > PATIENCE.toNanos()) {
            open = false;
            waiting.clear();
        }
        return open;
    }

    /** Sends an event that must arrive. */
    public void send(String text) {
        add(new Event(text, false));
    }

    /** Sends an event that may be left out when a newer one comes before it could be written. */
    public void update(String text) {
        add(new Event(text, true));
    }

    /** Ends the response when everything was written. */
    public synchronized void end() {
        ending = true;
        wake();
    }

    private synchronized void add(Event event) {
        if (!isOpen() || ending) {
            return;
        }
        if (event.replaceable() && !waiting.isEmpty() && waiting.peekLast().replaceable()) {
            waiting.removeLast();
        }
        waiting.addLast(event);
        if (waiting.size() > LONGEST_QUEUE) {
            open = false;
            waiting.clear();
        }
        wake();
    }

    private void wake() {
        if (!writing) {
            writing = true;
            writingSince = System.nanoTime();
            writers.execute(this::write);
        }
    }

    private void write() {
        for (Event event = next(); event != null; event = next()) {
            try {
                ServletOutputStream out = begin();
                out.write((form.before + event.text() + form.behind).getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException | RuntimeException gone) {
                close();
            }
        }
    }

    /** The next event to write; null when there is none now, and then nobody is writing any more. */
    private synchronized Event next() {
        writingSince = System.nanoTime();
        Event event = waiting.pollFirst();
        if (event == null) {
            writing = false;
            if (ending) {
                release();
            }
        }
        return event;
    }

    private synchronized void close() {
        open = false;
        waiting.clear();
    }

    private ServletOutputStream begin() throws IOException {
        if (!begun) {
            begun = true;
            response.setStatus(HttpServletResponse.SC_OK);
            response.setHeader("Content-Type", form.type);
            response.setHeader("Cache-Control", "no-cache");
            response.setHeader("X-Accel-Buffering", "no");
            response.setHeader("X-Request-Id", requestId);
        }
        return response.getOutputStream();
    }

    /** Gives the request back; an empty entity adds nothing to what was written. */
    private void release() {
        suspended.resume("");
    }
}
