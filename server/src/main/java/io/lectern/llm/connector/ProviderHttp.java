package io.lectern.llm.connector;

import dev.langchain4j.http.client.HttpClientBuilder;
import io.lectern.llm.AddressRule;
import io.lectern.llm.Endpoint;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The one way out to model providers: connects only to addresses that {@link AddressRule} allows, follows no redirect,
 * keeps no cookie. A stream is read by two threads for all of them and handed on by others, so that it holds none while
 * the provider thinks. Addresses of the operator's settings have connections of their own, because connections are kept.
 */
@ApplicationScoped
public class ProviderHttp {

    /** Where a call finds its connection, to close it. */
    static final String CONNECTION = "lectern.connection";

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MOST_CONNECTIONS = 4_096;
    private static final int READERS = 2;
    private static final long CHECK_MILLIS = 100;
    private static final long KEPT_SECONDS = 30;

    @Inject
    AddressRule rule;

    /** Another one in tests. */
    DnsResolver names = SystemDefaultDnsResolver.INSTANCE;

    private final ExecutorService listeners = Executors.newCachedThreadPool(named("lectern-provider-"));
    private CloseableHttpAsyncClient ofSettings;
    private CloseableHttpAsyncClient ofRows;

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
                return new ProviderClient(client(endpoint.fromSettings()), listeners, endpoint, rule);
            }
        };
    }

    private synchronized CloseableHttpAsyncClient client(boolean settings) {
        if (settings) {
            ofSettings = ofSettings == null ? started(true) : ofSettings;
            return ofSettings;
        }
        ofRows = ofRows == null ? started(false) : ofRows;
        return ofRows;
    }

    private CloseableHttpAsyncClient started(boolean settings) {
        CloseableHttpAsyncClient client = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDnsResolver(new GuardedResolver(rule, settings, names))
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(CONNECT))
                                .build())
                        .build())
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(READERS)
                        .setTcpNoDelay(true)
                        .setSelectInterval(TimeValue.ofMilliseconds(CHECK_MILLIS))
                        .build())
                .setThreadFactory(named("lectern-provider-io-"))
                .setUserAgent("Lectern")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .addExecInterceptorFirst("connection", (request, body, scope, chain, callback) -> {
                    scope.clientContext.setAttribute(CONNECTION, scope.execRuntime);
                    chain.proceed(request, body, scope, callback);
                })
                .evictIdleConnections(TimeValue.ofSeconds(KEPT_SECONDS))
                .build();
        client.start();
        return client;
    }

    @PreDestroy
    synchronized void close() {
        listeners.shutdownNow();
        if (ofSettings != null) {
            ofSettings.close(CloseMode.IMMEDIATE);
        }
        if (ofRows != null) {
            ofRows.close(CloseMode.IMMEDIATE);
        }
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
