package io.lectern.llm.connector;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** langchain4j's HTTP port on the JDK's client: one answer at once, or one event after another. */
final class ProviderClient implements dev.langchain4j.http.client.HttpClient {

    /** Set by the JDK's client itself, and refused from others. */
    private static final Set<String> RESTRICTED = Set.of("content-length", "host", "connection");

    private final HttpClient client;
    private final ScheduledExecutorService clock;
    private final Duration timeout;

    ProviderClient(HttpClient client, ScheduledExecutorService clock, Duration timeout) {
        this.client = client;
        this.clock = clock;
        this.timeout = timeout;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> pending =
                client.sendAsync(jdkRequest(request), HttpResponse.BodyHandlers.ofString());
        try {
            // the request's own time-out ends with the headers
            HttpResponse<String> answer = pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() / 100 != 2) {
                throw new ProviderRefusal(answer.statusCode(), answer.headers(), answer.body());
            }
            return SuccessfulHttpResponse.builder()
                    .statusCode(answer.statusCode())
                    .headers(answer.headers().map())
                    .body(answer.body())
                    .build();
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new ProviderSilence(e);
        } catch (java.util.concurrent.TimeoutException e) {
            pending.cancel(true);
            throw new ProviderSilence(e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw unwrapped(e.getCause());
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        EventStream stream = new EventStream(listener, clock, timeout);
        CompletableFuture<HttpResponse<Void>> pending = client.sendAsync(jdkRequest(request), stream::subscriber);
        stream.watch(pending);
        pending.whenComplete((answer, failure) -> {
            if (failure != null) {
                stream.fail(unwrapped(failure.getCause() == null ? failure : failure.getCause()));
            }
        });
    }

    private static RuntimeException unwrapped(Throwable failure) {
        if (failure instanceof java.net.http.HttpTimeoutException) {
            return new ProviderSilence(failure);
        }
        if (failure instanceof IOException io) {
            return new ProviderUnreachable(io);
        }
        return failure instanceof RuntimeException known ? known : new HttpException(0, failure.toString());
    }

    private java.net.http.HttpRequest jdkRequest(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder()
                .uri(URI.create(request.url()))
                .timeout(timeout);
        request.headers().forEach((name, values) -> {
            if (!RESTRICTED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        java.net.http.HttpRequest.BodyPublisher body = request.body() == null
                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                : java.net.http.HttpRequest.BodyPublishers.ofString(request.body());
        return builder.method(request.method().name(), body).build();
    }
}
