package io.lectern.api;

import io.lectern.common.DomainException;
import io.lectern.common.FailureKind;
import io.lectern.common.LimitReachedException;
import io.lectern.common.UpstreamException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sends every failure to the dialect whose request it is. The dialect is known by path and not by the matched resource,
 * because nothing has matched on 404, 405 and 415.
 */
@ApplicationScoped
public class FailureMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(FailureMapper.class.getName());

    @Inject
    @Any
    Instance<FailureRenderer> renderers;

    @Context
    UriInfo uri;

    @Override
    public Response toResponse(Throwable thrown) {
        return answer(renderer(), thrown);
    }

    /** What a dialect answers; for mappers of applications that speak one dialect and need not look at the path. */
    public static Response answer(FailureRenderer renderer, Throwable thrown) {
        DomainException failure = Failures.of(thrown);
        if (failure.kind() == FailureKind.INTERNAL) {
            LOG.log(System.Logger.Level.ERROR, "request " + RequestId.current() + " failed", thrown);
        }
        Response rendered = renderer.render(failure);
        Response.ResponseBuilder answer =
                Response.fromResponse(rendered).header(AuditFilter.FAILURE_HEADER, failure.kind());
        retryAfter(failure)
                .ifPresent(wait -> answer.header(
                        HttpHeaders.RETRY_AFTER, wait.plusMillis(999).toSeconds()));
        return answer.build();
    }

    /** Of a limit here, or of one that a model's provider has. */
    private static Optional<Duration> retryAfter(DomainException failure) {
        if (failure instanceof LimitReachedException limit) {
            return Optional.of(limit.retryAfter()).filter(wait -> !wait.isZero());
        }
        return failure instanceof UpstreamException upstream ? upstream.retryAfter() : Optional.empty();
    }

    FailureRenderer renderer() {
        String root = uri.getBaseUri().getPath().replaceAll("^/+|/+$", "");
        List<PathSegment> segments = uri.getPathSegments();
        String first = segments.isEmpty() ? "" : segments.get(0).getPath();
        return renderers.stream()
                .filter(renderer -> renderer.speaksFor(root, first))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no dialect speaks for /" + root + "/" + first));
    }
}
