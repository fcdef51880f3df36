package io.lectern.completion;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import io.lectern.common.DomainException;
import io.lectern.common.UpstreamException;
import io.lectern.llm.ContentFilteredException;
import java.net.http.HttpTimeoutException;

/**
 * Turns what a model call ended with into a sentence a person can act on. The provider's own text is left to the log: it
 * may repeat a key.
 */
final class ModelFailure {

    private static final int DEEPEST = 20;

    private ModelFailure() {}

    static DomainException of(String model, Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (cause instanceof DomainException known) {
                return known;
            }
            DomainException failure = read(name(model), cause);
            if (failure != null) {
                return failure;
            }
        }
        return thrown instanceof LangChain4jException
                ? upstream(model, 502, true, "The model " + name(model) + " failed. The log has the details.", thrown)
                : DomainException.internal("The answer could not be made. The log has the details.", thrown);
    }

    static DomainException empty(String model) {
        return upstream(model, 502, true, "The model " + name(model) + " gave no answer at all. Ask again.", null);
    }

    static DomainException filtered(String model) {
        return new ContentFilteredException(
                model, "The content filter of the model " + name(model) + " refused this question or its answer.");
    }

    private static DomainException read(String model, Throwable cause) {
        if (cause instanceof AuthenticationException) {
            return upstream(model, 401, false, "The provider of " + model + " refused our API key.", cause);
        }
        if (cause instanceof RateLimitException) {
            return upstream(
                    model, 429, true, "The provider of " + model + " takes no more requests now. Ask later.", cause);
        }
        if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
            return upstream(model, 504, true, "The model " + model + " did not answer in time. Ask again.", cause);
        }
        if (cause instanceof ModelNotFoundException) {
            return upstream(model, 404, false, "The provider does not have the model " + model + ".", cause);
        }
        if (cause instanceof dev.langchain4j.exception.ContentFilteredException) {
            return filtered(model);
        }
        if (cause instanceof InvalidRequestException) {
            return upstream(
                    model,
                    400,
                    false,
                    "The provider of " + model + " refused the request; the prompt may be too long for it.",
                    cause);
        }
        if (cause instanceof UnresolvedModelServerException || cause instanceof java.net.ConnectException) {
            return upstream(model, 503, true, "The provider of " + model + " cannot be reached.", cause);
        }
        if (cause instanceof HttpException http) {
            return upstream(
                    model,
                    http.statusCode(),
                    http.statusCode() >= 500,
                    "The provider of " + model + " answered with HTTP status " + http.statusCode() + ".",
                    cause);
        }
        return null;
    }

    private static String name(String model) {
        return model.isEmpty() ? "(default)" : model;
    }

    private static UpstreamException upstream(
            String model, int status, boolean retriable, String message, Throwable cause) {
        return new UpstreamException(model, status, retriable, message, cause);
    }
}
