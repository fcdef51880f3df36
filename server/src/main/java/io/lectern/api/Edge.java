package io.lectern.api;

import java.util.List;

/**
 * What every application has before its resources: limits, who is calling, the audit trail. Beside them each has a mapper of
 * failures. Jersey ties what it injects into a bean of the whole WAR to one of the applications, so these use nothing that is
 * injected by it. The build fails on an application without.
 */
public final class Edge {

    private static final List<Class<?>> PROVIDERS = List.of(
            RequestId.class, MergedSlashes.class, RequestLimits.class, AuthenticationFeature.class, AuditFilter.class);

    private Edge() {}

    public static List<Class<?>> providers() {
        return PROVIDERS;
    }
}
