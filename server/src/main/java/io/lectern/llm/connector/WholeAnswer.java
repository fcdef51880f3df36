package io.lectern.llm.connector;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.http.HttpResponse;

/** An answer that is waited for as a whole. */
final class WholeAnswer implements Answering {

    /** Vectors of a large batch as text take this much and no more. */
    private static final int LONGEST = 64 * 1024 * 1024;

    private final CompletableFuture<SuccessfulHttpResponse> whole = new CompletableFuture<>();
    private final Bytes body = new Bytes(LONGEST);
    private volatile boolean ended;
    private HttpResponse head;

    SuccessfulHttpResponse get(Duration timeout) throws InterruptedException, TimeoutException {
        try {
            return whole.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    /** Does what ends the call unless the answer came to its end and its connection can be used again. */
    void whenNotWhole(Runnable stop) {
        if (!ended) {
            stop.run();
        }
    }

    @Override
    public void begin(HttpResponse response) {
        head = response;
    }

    @Override
    public void piece(ByteBuffer bytes) {
        if (!whole.isDone()) {
            try {
                body.add(bytes);
            } catch (UnreadableAnswer tooLong) {
                whole.completeExceptionally(tooLong);
            }
        }
    }

    @Override
    public void end() {
        ended = true;
        if (head.getCode() / 100 != 2) {
            whole.completeExceptionally(ProviderRefusal.of(head, body.take()));
            return;
        }
        whole.complete(SuccessfulHttpResponse.builder()
                .statusCode(head.getCode())
                .headers(Headers.of(head))
                .body(body.take())
                .build());
    }

    @Override
    public void fail(Exception failure) {
        whole.completeExceptionally(ProviderClient.translated(failure));
    }
}
