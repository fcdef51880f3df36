package io.lectern.llm.connector;

import dev.langchain4j.exception.HttpException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/** The provider answered with a status that is not success; keeps what it said about waiting. */
final class ProviderRefusal extends HttpException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_WAIT = 6;

    private final transient Duration retryAfter;

    ProviderRefusal(int status, HttpHeaders headers, String body) {
        super(status, body);
        // the date form of the header is seldom sent and would need a clock; it counts as not said
        this.retryAfter = headers.firstValue("Retry-After")
                .map(String::strip)
                .filter(text -> text.length() <= LONGEST_WAIT && text.chars().allMatch(Character::isDigit))
                .filter(text -> !text.isEmpty())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
