package io.lectern.llm.connector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Carries an answer from the client's reading threads to a listener on another thread: in order, one piece at a time, and
 * never more than the client's window ahead, so that a slow listener slows its provider down and nobody else.
 */
final class AnswerConsumer implements AsyncResponseConsumer<Void> {

    private final Answering listener;
    private final Executor threads;
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private FutureCallback<Void> finished;
    private CapacityChannel capacity;
    private int unclaimed;
    private boolean running;

    AnswerConsumer(Answering listener, Executor threads) {
        this.listener = listener;
        this.threads = threads;
    }

    @Override
    public void consumeResponse(
            HttpResponse response, EntityDetails entity, HttpContext context, FutureCallback<Void> callback) {
        finished = callback;
        next(() -> listener.begin(response));
        if (entity == null) {
            streamEnd(List.of());
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // early hints tell nothing here
    }

    /** Called when the client has read as much as it was told to; asks for more as soon as the listener has caught up. */
    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        int heard;
        synchronized (steps) {
            capacity = channel;
            heard = unclaimed;
            unclaimed = 0;
        }
        if (heard > 0) {
            channel.update(heard);
        }
    }

    @Override
    public void consume(ByteBuffer source) {
        ByteBuffer copy = ByteBuffer.allocate(source.remaining()).put(source).flip();
        int length = copy.remaining();
        next(() -> {
            listener.piece(copy);
            heard(length);
        });
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        next(listener::end);
        finished.completed(null);
    }

    @Override
    public void failed(Exception cause) {
        next(() -> listener.fail(cause));
    }

    @Override
    public void releaseResources() {
        // holds none
    }

    /** Lets the client read as much again as was heard. */
    private void heard(int length) {
        CapacityChannel channel;
        synchronized (steps) {
            channel = capacity;
            unclaimed += channel == null ? length : 0;
        }
        try {
            if (channel != null) {
                channel.update(length);
            }
        } catch (IOException e) {
            listener.fail(e);
        }
    }

    private void next(Runnable step) {
        synchronized (steps) {
            steps.add(step);
            if (running) {
                return;
            }
            running = true;
        }
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException stopping) {
            listener.fail(stopping);
        }
    }

    private void run() {
        while (true) {
            Runnable step;
            synchronized (steps) {
                step = steps.poll();
                if (step == null) {
                    running = false;
                    return;
                }
            }
            try {
                step.run();
            } catch (RuntimeException e) {
                listener.fail(e);
            }
        }
    }
}
