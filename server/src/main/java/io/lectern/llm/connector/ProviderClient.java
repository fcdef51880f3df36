package io.lectern.llm.connector;

import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.lectern.common.DomainException;
import io.lectern.llm.AddressRule;
import io.lectern.llm.Endpoint;
import io.lectern.llm.Family;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.util.Timeout;

/** langchain4j's HTTP port on the guarded client: one answer at once, or one event after another. */
final class ProviderClient implements dev.langchain4j.http.client.HttpClient {

    /** Set by the HTTP client itself. */
    private static final Set<String> OWN = Set.of("content-length", "host", "connection", "transfer-encoding");

    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer ";

    private final CloseableHttpAsyncClient client;
    private final Executor listeners;
    private final Endpoint endpoint;
    private final AddressRule rule;

    ProviderClient(CloseableHttpAsyncClient client, Executor listeners, Endpoint endpoint, AddressRule rule) {
        this.client = client;
        this.listeners = listeners;
        this.endpoint = endpoint;
        this.rule = rule;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        WholeAnswer answer = new WholeAnswer();
        Runnable stop = send(request, answer);
        try {
            // the connection's own time-out ends with each piece of the answer
            return answer.get(endpoint.timeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderSilence(e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new ProviderSilence(e);
        } finally {
            answer.whenNotWhole(stop);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        EventStream stream = new EventStream(listener);
        stream.cancelWith(send(request, stream));
    }

    /** @return ends the call and its connection, when its answer is not wanted any more */
    private Runnable send(HttpRequest request, Answering answer) {
        URI address = URI.create(request.url());
        if (!endpoint.fromSettings()) {
            rule.requireListed(address.getHost().replaceAll("[\\[\\]]", ""));
        }
        SimpleHttpRequest head = new SimpleHttpRequest(request.method().name(), address);
        request.headers().forEach((name, values) -> values.forEach(value -> add(head, name, value)));
        AsyncEntityProducer body = request.body() == null
                ? null
                : new BasicAsyncEntityProducer(
                        request.body().getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON);
        HttpClientContext context = context();
        AnswerConsumer consumer = new AnswerConsumer(answer, listeners);
        Future<Void> pending =
                client.execute(new BasicRequestProducer(head, body), consumer, context, failuresTo(consumer));
        return () -> {
            if (context.getAttribute(ProviderHttp.CONNECTION) instanceof AsyncExecRuntime connection) {
                connection.discardEndpoint();
            }
            pending.cancel(true);
        };
    }

    private HttpClientContext context() {
        HttpClientContext context = HttpClientContext.create();
        Timeout timeout = Timeout.of(endpoint.timeout());
        context.setRequestConfig(RequestConfig.custom()
                .setResponseTimeout(timeout)
                .setConnectionRequestTimeout(timeout)
                .setRedirectsEnabled(false)
                .build());
        return context;
    }

    private static FutureCallback<Void> failuresTo(AnswerConsumer consumer) {
        return new FutureCallback<>() {
            @Override
            public void completed(Void nothing) {
                // the consumer has said so
            }

            @Override
            public void failed(Exception failure) {
                consumer.failed(failure);
            }

            @Override
            public void cancelled() {
                consumer.failed(new CancellationException("nobody listens any more"));
            }
        };
    }

    /** Azure wants its key in a header of its own and refuses others. */
    private void add(SimpleHttpRequest head, String name, String value) {
        if (OWN.contains(name.toLowerCase(Locale.ROOT)) || name.equalsIgnoreCase("Content-Type")) {
            return;
        }
        if (endpoint.family() == Family.AZURE_OPENAI && name.equalsIgnoreCase(AUTHORIZATION)) {
            head.addHeader("api-key", value.startsWith(BEARER) ? value.substring(BEARER.length()) : value);
        } else {
            head.addHeader(name, value);
        }
    }

    static RuntimeException translated(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DomainException known) {
                return known;
            }
            if (cause instanceof RefusedAddress refused) {
                return new ProviderForbidden(refused.getMessage());
            }
            if (cause instanceof SocketTimeoutException || cause instanceof java.util.concurrent.TimeoutException) {
                return cause instanceof org.apache.hc.client5.http.ConnectTimeoutException
                        ? new ProviderUnreachable(failure, true)
                        : new ProviderSilence(failure);
            }
        }
        return failure instanceof RuntimeException known ? known : new ProviderUnreachable(failure, false);
    }
}
