package io.lectern.llm.connector;

import dev.langchain4j.exception.HttpException;
import io.lectern.common.DomainException;
import io.lectern.common.UpstreamException;
import io.lectern.llm.ContentFilteredException;
import io.lectern.llm.Endpoint;
import io.lectern.llm.Family;
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

    /** What the HTTP world calls a request that is too large. */
    private static final int TOO_LONG = 413;

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
                "sent an answer that cannot be read; check that " + setting("base-url")
                        + " points to an API of the family " + endpoint.family().word()
                        + (endpoint.family() == Family.OPENAI ? " (it usually ends in /v1)" : ""));
    }

    private DomainException recognised(Throwable cause) {
        if (cause instanceof ProviderRefusal refusal) {
            return refused(refusal);
        }
        if (cause instanceof HttpException status && status.statusCode() > 0) {
            return refused(new ProviderRefusal(status.statusCode(), null, ""));
        }
        if (cause instanceof ProviderForbidden) {
            return new UpstreamException(name(), 0, false, cause.getMessage());
        }
        if (cause instanceof ProviderSilence) {
            return upstream(
                    504,
                    true,
                    "said nothing for " + endpoint.timeout().toSeconds() + " s; try again, or raise "
                            + endpoint.timeoutSetting());
        }
        if (cause instanceof ProviderUnreachable unreachable) {
            return unreachable.waited()
                    ? upstream(
                            504,
                            true,
                            "did not take the connection in time; check that it runs and that " + setting("base-url")
                                    + " is right")
                    : upstream(
                            0,
                            true,
                            "cannot be reached; check that it runs and that " + setting("base-url") + " is right");
        }
        if (cause instanceof BrokenStream broken) {
            return broken.begun()
                    ? upstream(502, true, "broke off in the middle of its answer; try again")
                    : upstream(502, false, "sent something that is no stream of tokens; check " + setting("base-url"));
        }
        return cause instanceof dev.langchain4j.exception.ContentFilteredException ? filtered() : null;
    }

    private DomainException refused(ProviderRefusal refusal) {
        int status = refusal.statusCode();
        return switch (status) {
            case 400, 413, 422 -> notAccepted(refusal);
            case 403 -> refusal.unknownModel() ? unknown() : refusedKey(status);
            case 401 -> refusedKey(status);
            case 404 -> unknown();
            case 429 -> limited(refusal.retryAfter().orElse(null));
            case 408, 504 -> upstream(504, true, "did not finish in time (" + status + "); try again");
            default ->
                upstream(
                        status,
                        status >= 500,
                        "failed with status " + status + (status >= 500 ? "; try again later" : ""));
        };
    }

    private DomainException refusedKey(int status) {
        return upstream(status, false, "refused the API key; check " + setting("api-key"));
    }

    private DomainException notAccepted(ProviderRefusal refusal) {
        int status = refusal.statusCode();
        if (refusal.tooLong()) {
            return upstream(
                    TOO_LONG,
                    false,
                    "did not accept the request: the question with its passages and history is too long for the model \""
                            + endpoint.model() + "\"");
        }
        if (refusal.filtered()) {
            return filtered();
        }
        return refusal.unknownModel()
                ? unknown()
                : upstream(
                        status,
                        false,
                        "did not accept the request (" + status
                                + "); the question with its passages may be too long for the model, or it does not know"
                                + " a setting");
    }

    private DomainException unknown() {
        return upstream(
                404,
                false,
                "does not know the model \"" + endpoint.model() + "\" or the address; check " + setting("model")
                        + " and " + setting("base-url"));
    }

    private DomainException filtered() {
        return new ContentFilteredException(
                name(), "The model provider " + name() + " refused this question or its answer by its content filter.");
    }

    private DomainException limited(Duration retryAfter) {
        return new RateLimitedException(
                name(),
                retryAfter,
                "The model provider " + name() + " is at its rate limit or quota"
                        + (retryAfter == null
                                ? "; try again later."
                                : "; try again in " + retryAfter.toSeconds() + " s."),
                null);
    }

    /** Where a person changes what is wrong: a setting of the server, or a row. */
    private String setting(String key) {
        if (endpoint.fromSettings()) {
            return "lectern.llm." + key;
        }
        return switch (key) {
            case "base-url" -> "its endpoint";
            case "api-key" -> "the credential";
            default -> "its name";
        };
    }

    /** The cause is left out on purpose: its text may hold what the provider repeated. */
    private UpstreamException upstream(int status, boolean retriable, String what) {
        return new UpstreamException(name(), status, retriable, "The model provider " + name() + " " + what + ".");
    }

    private String name() {
        if (!endpoint.fromSettings()) {
            return endpoint.provider();
        }
        URI address = URI.create(endpoint.baseUrl());
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }
}
