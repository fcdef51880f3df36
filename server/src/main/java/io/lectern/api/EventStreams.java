package io.lectern.api;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Makes event streams and holds the threads that write them: as many as events are being written at one moment. */
@ApplicationScoped
public class EventStreams {

    private static final int MOST_WRITERS = 64;

    @Resource
    ManagedThreadFactory threads;

    private ThreadPoolExecutor writers;

    @PostConstruct
    void open() {
        writers = new ThreadPoolExecutor(
                MOST_WRITERS, MOST_WRITERS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        writers.allowCoreThreadTimeOut(true);
    }

    @PreDestroy
    void close() {
        writers.shutdownNow();
    }

    /** A stream for a request whose resource method has been given {@code suspended}; nothing is sent yet. */
    public EventStream open(AsyncResponse suspended, HttpServletRequest request) {
        return new EventStream(suspended, request, EventStream.Form.EVENTS, writers);
    }

    /** The same for a body that is one JSON object and comes in pieces. */
    public EventStream openObject(AsyncResponse suspended, HttpServletRequest request) {
        return new EventStream(suspended, request, EventStream.Form.OBJECT, writers);
    }
}
