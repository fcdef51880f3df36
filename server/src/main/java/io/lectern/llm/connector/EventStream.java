package io.lectern.llm.connector;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParsingHandle;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.http.HttpResponse;

/**
 * One answer read line by line as it arrives. Each {@code data:} line goes to the listener at once, on the thread that
 * brought it. Ends exactly once: closed, failed (refused, broken off, silent too long), or cancelled by the listener.
 */
final class EventStream implements Answering, ServerSentEventParsingHandle {

    private static final String DATA = "data:";
    private static final String EVENT = "event:";
    private static final String DONE = "[DONE]";
    private static final int LONGEST_LINE = 16 * 1024 * 1024;
    private static final int LONGEST_REFUSAL = 64 * 1024;

    private final ServerSentEventListener listener;
    private final ServerSentEventContext context = new ServerSentEventContext(this);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Bytes line = new Bytes(LONGEST_LINE);
    private final Bytes refusal = new Bytes(LONGEST_REFUSAL);
    private volatile Runnable stop;
    private volatile boolean cancelled;
    private volatile boolean whole;
    private HttpResponse head;
    private String event;
    private boolean begun;
    private boolean complete;

    EventStream(ServerSentEventListener listener) {
        this.listener = listener;
    }

    /** What ends the request when nobody wants the rest. */
    void cancelWith(Runnable stopping) {
        stop = stopping;
        if (ended.get() && !whole) {
            stopping.run();
        }
    }

    @Override
    public void begin(HttpResponse response) {
        head = response;
        if (accepted()) {
            listener.onOpen(SuccessfulHttpResponse.builder()
                    .statusCode(response.getCode())
                    .headers(Headers.of(response))
                    .build());
        }
    }

    @Override
    public void piece(ByteBuffer bytes) {
        if (ended.get()) {
            return;
        }
        try {
            if (accepted()) {
                read(bytes);
            } else {
                refusal.add(bytes);
            }
        } catch (UnreadableAnswer tooLong) {
            fail(accepted() ? tooLong : ProviderRefusal.of(head, refusal.take()));
        }
    }

    @Override
    public void end() {
        whole = true;
        if (!accepted()) {
            fail(ProviderRefusal.of(head, refusal.take()));
            return;
        }
        if (!line.isEmpty()) {
            heard(line.take());
        }
        if (!complete) {
            fail(new BrokenStream(begun));
        } else if (ended.compareAndSet(false, true)) {
            listener.onClose();
        }
    }

    @Override
    public void fail(Exception failure) {
        if (ended.compareAndSet(false, true)) {
            stopReading();
            RuntimeException translated = ProviderClient.translated(failure);
            listener.onError(begun && translated instanceof ProviderUnreachable ? new BrokenStream(true) : translated);
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        if (ended.compareAndSet(false, true)) {
            stopReading();
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    private boolean accepted() {
        return head != null && head.getCode() / 100 == 2;
    }

    private void read(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int end = lineEnd(bytes);
            if (end < 0) {
                line.add(bytes);
                return;
            }
            line.add(bytes.slice(bytes.position(), end - bytes.position()));
            bytes.position(end + 1);
            heard(line.take());
        }
    }

    private static int lineEnd(ByteBuffer bytes) {
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            if (bytes.get(i) == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void heard(String text) {
        if (text.startsWith(DATA) && !ended.get()) {
            data(text.substring(DATA.length()).strip());
        } else if (text.startsWith(EVENT)) {
            event = text.substring(EVENT.length()).strip();
        } else if (text.isBlank()) {
            event = null;
        }
    }

    private void data(String data) {
        begun = true;
        StreamedFailure.in(data).ifPresentOrElse(this::fail, () -> {
            complete |= DONE.equals(data) || EndMark.in(data);
            try {
                listener.onEvent(new ServerSentEvent(event, data), context);
            } catch (RuntimeException e) {
                fail(e);
            }
        });
    }

    private void stopReading() {
        Runnable stopping = stop;
        if (stopping != null && !whole) {
            stopping.run();
        }
    }
}
