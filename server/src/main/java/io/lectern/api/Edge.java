package io.lectern.api;

import java.util.List;

/**
 * The filters that every application has: limits and the audit trail. Beside them each has a subclass of
 * {@link AuthenticationFilter} and a mapper of failures of its own, because Jersey ties what it injects into a shared bean to
 * the application that came first; so these use nothing that is injected by it. The build fails on an application without.
 */
public final class Edge {

    private static final List<Class<?>> PROVIDERS =
            List.of(RequestId.class, MergedSlashes.class, RequestLimits.class, AuditFilter.class);

    private Edge() {}

    public static List<Class<?>> providers() {
        return PROVIDERS;
    }
}
