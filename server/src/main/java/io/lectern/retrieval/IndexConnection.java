package io.lectern.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lectern.common.DomainException;
import io.lectern.common.UpstreamException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.opensearch.client.json.jackson.JacksonJsonpMapper;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Request;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

/**
 * One HTTP connection pool to the search index. Speaks the client's generic form (JSON in, JSON out), because a search
 * of ours is two small texts and its answer is read once; a node that asks to wait (429) is asked again. Every failure
 * leaves as {@link UpstreamException}.
 */
@ApplicationScoped
public class IndexConnection {

    private static final System.Logger LOG = System.getLogger(IndexConnection.class.getName());
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROVIDER = "search index";
    private static final String JSON_TYPE = "application/json";
    private static final String LINES_TYPE = "application/x-ndjson";
    private static final int ATTEMPTS = 5;
    private static final int RESPONSE_SECONDS = 120;

    private OpenSearchTransport transport;
    private OpenSearchGenericClient client;

    @Inject
    IndexConfig config;

    /** Sends a JSON body (null for none); 404 comes back as a node with its status like any other failure. */
    JsonNode call(String method, String path, Map<String, String> parameters, JsonNode body) {
        byte[] bytes = body == null ? null : bytes(body);
        return send(request(method, path, parameters, bytes, JSON_TYPE));
    }

    /** Sends lines of JSON ({@code _bulk}, {@code _msearch}). */
    JsonNode callWithLines(String path, Map<String, String> parameters, String lines) {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        return send(request("POST", path, parameters, bytes, LINES_TYPE));
    }

    /** The same as {@link #call} without waiting; the future fails with {@link UpstreamException}. */
    CompletableFuture<JsonNode> callAsync(String method, String path, Map<String, String> parameters, JsonNode body) {
        return sendAsync(request(method, path, parameters, bytes(body), JSON_TYPE), 1);
    }

    private CompletableFuture<JsonNode> sendAsync(Request request, int attempt) {
        return connected()
                .executeAsync(request)
                .thenApply(IndexConnection::read)
                .exceptionallyCompose(failure -> {
                    DomainException known = translated(failure);
                    boolean again = known instanceof UpstreamException busy && busy.status() == 429;
                    return again && attempt < ATTEMPTS
                            ? later(attempt).thenCompose(nothing -> sendAsync(request, attempt + 1))
                            : CompletableFuture.failedFuture(known);
                });
    }

    private static CompletableFuture<Void> later(int attempt) {
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(pauseMillis(attempt), TimeUnit.MILLISECONDS));
    }

    private static long pauseMillis(int attempt) {
        return 100L << attempt;
    }

    /** Whether the path exists. */
    boolean exists(String path) {
        try (Response response = connected().execute(request("HEAD", path, Map.of(), null, JSON_TYPE))) {
            return response.getStatus() == 200;
        } catch (IOException | RuntimeException e) {
            throw translated(e);
        }
    }

    @PreDestroy
    synchronized void close() {
        try {
            if (transport != null) {
                transport.close();
            }
        } catch (IOException e) {
            // Payara refuses a life cycle method that throws it, and there is nothing left to save
            LOG.log(System.Logger.Level.DEBUG, "the connections to the index did not close in order", e);
        }
    }

    private JsonNode send(Request request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return read(connected().execute(request));
            } catch (UpstreamException e) {
                if (e.status() != 429 || attempt == ATTEMPTS) {
                    throw e;
                }
                pause(attempt);
            } catch (IOException | RuntimeException e) {
                throw translated(e);
            }
        }
    }

    private static JsonNode read(Response response) {
        try (response) {
            byte[] bytes = response.getBody().map(Body::bodyAsBytes).orElseGet(() -> new byte[0]);
            if (response.getStatus() >= 300) {
                throw refused(response.getStatus(), new String(bytes, StandardCharsets.UTF_8));
            }
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw translated(e);
        }
    }

    static UpstreamException refused(int status, String answer) {
        String shortened = answer.length() > 300 ? answer.substring(0, 300) + "…" : answer;
        // an index that somebody deleted is made again by the reconciler
        boolean retriable = status == 429 || status >= 500 || answer.contains("index_not_found_exception");
        return new UpstreamException(
                PROVIDER, status, retriable, "The search index answered " + status + ": " + shortened);
    }

    private static DomainException translated(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof DomainException known) {
            return known;
        }
        if (cause instanceof SocketTimeoutException) {
            return new UpstreamException(PROVIDER, 504, true, "The search index did not answer in time.", cause);
        }
        return new UpstreamException(
                PROVIDER,
                0,
                true,
                "The search index cannot be reached; check that it runs and lectern.search.url.",
                cause);
    }

    private static Request request(
            String method, String path, Map<String, String> parameters, byte[] body, String contentType) {
        Requests.JsonBodyBuilder builder =
                Requests.builder().method(method).endpoint(path).query(parameters);
        return body == null
                ? builder.build()
                : builder.body(Body.from(body, contentType)).build();
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw DomainException.internal("A request to the search index could not be written.", e);
        }
    }

    private static void pause(int attempt) {
        try {
            TimeUnit.MILLISECONDS.sleep(pauseMillis(attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UpstreamException(PROVIDER, 429, true, "Interrupted while the search index was busy.", e);
        }
    }

    private synchronized OpenSearchGenericClient connected() {
        if (transport == null) {
            URI url = config.url();
            transport = ApacheHttpClient5TransportBuilder.builder(
                            new HttpHost(url.getScheme(), url.getHost(), url.getPort()))
                    .setMapper(new JacksonJsonpMapper())
                    .setDefaultHeaders(credentials())
                    .setRequestConfigCallback(
                            settings -> settings.setResponseTimeout(RESPONSE_SECONDS, TimeUnit.SECONDS))
                    .build();
            client = new OpenSearchGenericClient(transport);
        }
        return client;
    }

    private Header[] credentials() {
        return config.username()
                .map(name -> {
                    byte[] pair = (name + ":" + config.password()).getBytes(StandardCharsets.UTF_8);
                    String text = "Basic " + Base64.getEncoder().encodeToString(pair);
                    return new Header[] {new BasicHeader("Authorization", text)};
                })
                .orElseGet(() -> new Header[0]);
    }
}
