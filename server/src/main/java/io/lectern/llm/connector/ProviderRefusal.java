package io.lectern.llm.connector;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/**
 * The provider answered with a status that is not success; keeps what it said about waiting and what its words mean, but
 * hands on none of them.
 */
final class ProviderRefusal extends HttpException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_WAIT = 6;

    private final transient Duration retryAfter;
    private final String words;

    ProviderRefusal(int status, Duration retryAfter, String body) {
        super(status, body);
        this.retryAfter = retryAfter;
        this.words = body.toLowerCase(Locale.ROOT);
    }

    static ProviderRefusal of(HttpResponse response, String body) {
        Header header = response.getFirstHeader("Retry-After");
        // the date form of the header is seldom sent and would need a clock; it counts as not said
        Duration wait = Optional.ofNullable(header)
                .map(Header::getValue)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_WAIT)
                .filter(text -> text.chars().allMatch(Character::isDigit))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
        return new ProviderRefusal(response.getCode(), wait, body);
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The prompt does not fit into the model's window. */
    boolean tooLong() {
        return statusCode() == 413
                || has(
                        "context_length_exceeded",
                        "maximum context length",
                        "context window",
                        "context length",
                        "prompt is too long",
                        "too many tokens",
                        "too many input tokens",
                        "exceeds the maximum number of tokens",
                        "input token count");
    }

    /** A content filter refused the question. */
    boolean filtered() {
        return has("content_filter", "content management policy", "responsibleaipolicyviolation", "safety");
    }

    /** The model's name is unknown there. */
    boolean unknownModel() {
        return statusCode() == 404 || has("model_not_found", "unknown_model");
    }

    private boolean has(String... signs) {
        return Stream.of(signs).anyMatch(words::contains);
    }
}
