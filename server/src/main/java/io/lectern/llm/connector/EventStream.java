package io.lectern.llm.connector;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParsingHandle;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One answer read line by line as it arrives. Each {@code data:} line goes to the listener at once, on the thread that
 * brought it. Ends exactly once: closed, failed (refused, broken off, silent too long), or cancelled by the listener.
 */
final class EventStream implements Flow.Subscriber<String>, ServerSentEventParsingHandle {

    private static final String DATA = "data:";
    private static final String DONE = "[DONE]";
    private static final int CHECKS_PER_TIMEOUT = 4;

    private final ServerSentEventListener listener;
    private final ServerSentEventContext context = new ServerSentEventContext(this);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final long timeoutNanos;
    private final ScheduledFuture<?> watch;
    private volatile long lastHeard = System.nanoTime();
    private volatile Flow.Subscription subscription;
    private volatile CompletableFuture<?> pending;
    private volatile boolean cancelled;
    private boolean begun;
    private boolean complete;

    EventStream(ServerSentEventListener listener, ScheduledExecutorService clock, Duration timeout) {
        this.listener = listener;
        this.timeoutNanos = timeout.toNanos();
        long period = Math.max(1, timeout.toMillis() / CHECKS_PER_TIMEOUT);
        this.watch = clock.scheduleAtFixedRate(this::checkSilence, period, period, TimeUnit.MILLISECONDS);
    }

    void watch(CompletableFuture<?> request) {
        this.pending = request;
    }

    /** Where the body goes, decided by the status. */
    HttpResponse.BodySubscriber<Void> subscriber(HttpResponse.ResponseInfo info) {
        if (info.statusCode() / 100 != 2) {
            return HttpResponse.BodySubscribers.mapping(
                    HttpResponse.BodySubscribers.ofString(java.nio.charset.StandardCharsets.UTF_8), body -> {
                        throw new ProviderRefusal(info.statusCode(), info.headers(), body);
                    });
        }
        listener.onOpen(SuccessfulHttpResponse.builder()
                .statusCode(info.statusCode())
                .headers(info.headers().map())
                .build());
        return HttpResponse.BodySubscribers.fromLineSubscriber(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription lines) {
        subscription = lines;
        lines.request(1);
    }

    @Override
    public void onNext(String line) {
        lastHeard = System.nanoTime();
        if (line.startsWith(DATA) && !ended.get()) {
            String data = line.substring(DATA.length()).strip();
            begun = true;
            complete |= DONE.equals(data)
                    || data.contains("\"finish_reason\":\"")
                    || data.contains("\"finish_reason\": \"");
            try {
                listener.onEvent(new ServerSentEvent(null, data), context);
            } catch (RuntimeException e) {
                fail(e);
                return;
            }
        }
        subscription.request(1);
    }

    @Override
    public void onError(Throwable failure) {
        fail(
                begun
                        ? new BrokenStream(true)
                        : new ProviderUnreachable(new java.io.IOException(failure.toString(), failure)));
    }

    @Override
    public void onComplete() {
        if (!complete) {
            fail(new BrokenStream(begun));
        } else if (ended.compareAndSet(false, true)) {
            watch.cancel(false);
            listener.onClose();
        }
    }

    void fail(RuntimeException failure) {
        if (ended.compareAndSet(false, true)) {
            watch.cancel(false);
            stopReading();
            listener.onError(failure);
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        if (ended.compareAndSet(false, true)) {
            watch.cancel(false);
            stopReading();
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    private void checkSilence() {
        if (System.nanoTime() - lastHeard > timeoutNanos) {
            fail(new ProviderSilence(null));
        }
    }

    private void stopReading() {
        Flow.Subscription reading = subscription;
        if (reading != null) {
            reading.cancel();
        }
        CompletableFuture<?> request = pending;
        if (request != null) {
            request.cancel(true);
        }
    }
}
