package io.lectern.api;

import io.lectern.common.DomainException;
import jakarta.ws.rs.core.Response;

/** How one dialect says that something went wrong. One implementation for each dialect. */
public interface FailureRenderer {

    /**
     * Whether requests below this root and first path segment are this dialect's.
     *
     * @param root the application's path, such as {@code api/v1}
     * @param firstSegment what follows it, empty when nothing does
     */
    boolean speaksFor(String root, String firstSegment);

    /** The whole answer for a failure, body and status; never throws. */
    Response render(DomainException failure);
}
