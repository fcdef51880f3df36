package io.lectern.llm;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a model of a provider is reached, by which name and in which words. Its text form hides the key, so that no log
 * can show it.
 *
 * @param provider the provider's name, for people
 * @param baseUrl up to and with the version part, such as {@code http://localhost:11434/v1}
 * @param apiKey empty for servers that need none
 * @param timeout longest wait for a connection, an answer or the next token
 * @param timeoutSetting the setting that says so, for people
 * @param apiVersion what Azure wants in each address; empty elsewhere
 * @param fromSettings the server's operator wrote the address, so it may be a private one
 */
public record Endpoint(
        Family family,
        String provider,
        String baseUrl,
        Optional<String> apiKey,
        String model,
        Duration timeout,
        String timeoutSetting,
        Optional<String> apiVersion,
        boolean fromSettings) {

    /** An OpenAI-compatible endpoint that the server's operator named. */
    public static Endpoint ofSettings(String baseUrl, Optional<String> apiKey, String model, Duration timeout) {
        return new Endpoint(
                Family.OPENAI,
                LlmConfig.PROVIDER,
                baseUrl,
                apiKey,
                model,
                timeout,
                LlmConfig.TIMEOUT,
                Optional.empty(),
                true);
    }

    /** The same for a call that a search waits for. @param longest counts if it is shorter than the usual time-out */
    Endpoint inSearch(Duration longest) {
        return longest.compareTo(timeout) >= 0
                ? this
                : new Endpoint(
                        family,
                        provider,
                        baseUrl,
                        apiKey,
                        model,
                        longest,
                        LlmConfig.SEARCH_TIMEOUT,
                        apiVersion,
                        fromSettings);
    }

    @Override
    public String toString() {
        return "Endpoint[" + provider + ", " + baseUrl + ", " + model + "]";
    }
}
