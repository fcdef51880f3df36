package io.lectern.api;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.UUID;

/** Gives each request an id that the log and the answer's {@code X-Request-Id} share. */
@ApplicationScoped
@PreMatching
@Priority(1)
public class RequestId implements ContainerRequestFilter, ContainerResponseFilter {

    /** Stays until the thread's next request, because an answer may fail while it is written, after every filter. */
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private static final String PROPERTY = "lectern.request-id";

    static String current() {
        String id = CURRENT.get();
        return id == null ? "-" : id;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String id = UUID.randomUUID().toString();
        request.setProperty(PROPERTY, id);
        CURRENT.set(id);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object id = request.getProperty(PROPERTY);
        if (id != null) {
            response.getHeaders().putSingle("X-Request-Id", id);
        }
    }
}
