package io.lectern.api.aibuilder;

import io.lectern.api.EventStream;
import io.lectern.api.JsonBinding;
import io.lectern.common.DomainException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/**
 * One JSON object that may be long in coming (contract 3.6.5 and 3.7 without {@code stream}). Only writing tells whether
 * the client is still there, and JSON may begin with white space: so a blank goes out now and then while the model talks.
 * The first one commits status 200, which this dialect has for handled failures too.
 */
final class SlowAnswer {

    private static final long BLANK_EVERY = Duration.ofSeconds(3).toNanos();

    private final AsyncResponse response;
    private final EventStream body;
    private long written = System.nanoTime();
    private boolean begun;

    /** @param body of the suspended response, nothing sent yet */
    SlowAnswer(AsyncResponse response, EventStream body) {
        this.response = response;
        this.body = body;
    }

    /** Called while the model talks; false when nobody waits any more. */
    boolean wanted() {
        long now = System.nanoTime();
        if (now - written >= BLANK_EVERY) {
            written = now;
            begun = true;
            body.send(" ");
        }
        return begun ? body.isOpen() : !response.isDone();
    }

    void send(Object answer) {
        if (begun) {
            end(answer);
        } else {
            response.resume(Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build());
        }
    }

    void fail(DomainException failure) {
        if (begun) {
            end(new FailureEnvelope(AibuilderFailures.code(failure), failure.getMessage()));
        } else {
            response.resume(failure);
        }
    }

    /** Nobody waits any more. */
    void abandon() {
        if (begun) {
            body.end();
        }
    }

    private void end(Object answer) {
        body.send(JsonBinding.write(answer));
        body.end();
    }
}
