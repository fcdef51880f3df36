package io.lectern.llm;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a model of a provider is reached and by which name. Its text form hides the key, so that no log can show it.
 *
 * @param baseUrl up to and with the version part, such as {@code http://localhost:11434/v1}
 * @param apiKey empty for servers that need none
 * @param timeout longest wait for a connection, an answer or the next token
 */
public record Endpoint(String baseUrl, Optional<String> apiKey, String model, Duration timeout) {

    @Override
    public String toString() {
        return "Endpoint[" + baseUrl + ", " + model + "]";
    }
}
