package io.lectern.api;

import java.util.List;

/**
 * The filters and mappers that every application has: limits, who is calling, the audit trail, failures. An application
 * without them serves strangers; the build fails on one.
 */
public final class Edge {

    private static final List<Class<?>> PROVIDERS = List.of(
            RequestId.class,
            MergedSlashes.class,
            RequestLimits.class,
            AuthenticationFilter.class,
            AuditFilter.class,
            FailureMapper.class,
            ViolationMapper.class);

    private Edge() {}

    public static List<Class<?>> providers() {
        return PROVIDERS;
    }
}
