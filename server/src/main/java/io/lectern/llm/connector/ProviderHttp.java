package io.lectern.llm.connector;

import dev.langchain4j.http.client.HttpClientBuilder;
import io.lectern.llm.Endpoint;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The JDK's HTTP client, shared by all models, and the clock that notices silent providers. A stream is read by
 * callbacks, so that it holds no thread while the provider thinks.
 */
final class ProviderHttp implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lectern-provider-clock");
        thread.setDaemon(true);
        return thread;
    });

    /** What langchain4j wants to make its client from; its own time-outs are ours already. */
    HttpClientBuilder forEndpoint(Endpoint endpoint) {
        return new HttpClientBuilder() {
            @Override
            public Duration connectTimeout() {
                return CONNECT;
            }

            @Override
            public HttpClientBuilder connectTimeout(Duration timeout) {
                return this;
            }

            @Override
            public Duration readTimeout() {
                return endpoint.timeout();
            }

            @Override
            public HttpClientBuilder readTimeout(Duration timeout) {
                return this;
            }

            @Override
            public dev.langchain4j.http.client.HttpClient build() {
                return new ProviderClient(client, clock, endpoint.timeout());
            }
        };
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
