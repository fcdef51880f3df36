package io.lectern.llm.connector;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import io.lectern.common.DomainException;
import io.lectern.common.UpstreamException;
import io.lectern.llm.Endpoint;
import io.lectern.llm.RateLimitedException;
import java.net.URI;
import java.time.Duration;

/**
 * Says in a sentence what went wrong at an endpoint and what a person can do. The provider's own text is not repeated:
 * it may hold the key or the prompt.
 */
record Failures(Endpoint endpoint) {

    private static final System.Logger LOG = System.getLogger(Failures.class.getName());
    private static final int DEEPEST = 20;

    DomainException of(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (cause instanceof DomainException known) {
                return known;
            }
            DomainException failure = recognised(cause);
            if (failure != null) {
                return failure;
            }
        }
        LOG.log(
                System.Logger.Level.DEBUG,
                "unreadable answer of {0}: {1}",
                endpoint,
                thrown.getClass().getName());
        return upstream(
                502,
                true,
                "sent an answer that cannot be read; check that lectern.llm.base-url points to an"
                        + " OpenAI-compatible API (it usually ends in /v1)");
    }

    private DomainException recognised(Throwable cause) {
        if (cause instanceof ProviderRefusal refusal) {
            return refused(refusal.statusCode(), refusal.retryAfter().orElse(null));
        }
        if (cause instanceof HttpException status && status.statusCode() > 0) {
            return refused(status.statusCode(), null);
        }
        if (cause instanceof ProviderSilence) {
            return upstream(
                    504,
                    true,
                    "said nothing for " + endpoint.timeout().toSeconds()
                            + " s; try again, or raise lectern.llm.timeout");
        }
        if (cause instanceof ProviderUnreachable) {
            return upstream(0, true, "cannot be reached; check that it runs and that lectern.llm.base-url is right");
        }
        if (cause instanceof BrokenStream broken) {
            return broken.begun()
                    ? upstream(502, true, "broke off in the middle of its answer; try again")
                    : upstream(502, false, "sent something that is no stream of tokens; check lectern.llm.base-url");
        }
        return cause instanceof ContentFilteredException
                ? upstream(400, false, "refused this question or its answer by its content filter")
                : null;
    }

    private DomainException refused(int status, Duration retryAfter) {
        return switch (status) {
            case 400, 413, 422 ->
                upstream(
                        status,
                        false,
                        "did not accept the request (" + status
                                + "); the question with its passages may be too long for"
                                + " the model, or it does not know a setting");
            case 401, 403 -> upstream(status, false, "refused the API key; check lectern.llm.api-key");
            case 404 ->
                upstream(
                        404,
                        false,
                        "does not know the model \"" + endpoint.model()
                                + "\" or the address; check lectern.llm.model and" + " lectern.llm.base-url");
            case 429 ->
                new RateLimitedException(
                        name(),
                        retryAfter,
                        "The model provider " + name() + " is at its rate limit or quota"
                                + (retryAfter == null
                                        ? "; try again later."
                                        : "; try again in " + retryAfter.toSeconds() + " s."),
                        null);
            case 408, 504 -> upstream(504, true, "did not finish in time (" + status + "); try again");
            default ->
                upstream(
                        status,
                        status >= 500,
                        "failed with status " + status + (status >= 500 ? "; try again later" : ""));
        };
    }

    /** The cause is left out on purpose: its text may hold what the provider repeated. */
    private UpstreamException upstream(int status, boolean retriable, String what) {
        return new UpstreamException(name(), status, retriable, "The model provider " + name() + " " + what + ".");
    }

    private String name() {
        URI address = URI.create(endpoint.baseUrl());
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }
}
