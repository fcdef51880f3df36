package io.lectern.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Await;
import io.lectern.harness.Lectern;
import io.lectern.harness.ServerTest;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** The queue as the descriptors set it up: one transaction with the database, and delivery. */
@ServerTest
class QueueIT {

    private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(30);

    @ArquillianResource
    Lectern lectern;

    @Test
    void aCommittedMessageArrives() {
        announce(1, false);
        awaitReceived(1);
        assertThat(ids("sent")).contains(1L);
    }

    @Test
    void aRollbackTakesTheRowAndTheMessage() {
        assertThat(lectern.post("/probe/ids?id=2&fail=true", null).status()).isEqualTo(409);
        announce(3, false);
        // a queue keeps its order: had 2 been sent, it would be here before or together with 3; 4 makes sure of it
        awaitReceived(3);
        announce(4, false);
        awaitReceived(4);
        assertThat(ids("sent")).contains(3L).doesNotContain(2L);
        assertThat(ids("received")).contains(3L).doesNotContain(2L);
    }

    /** Artemis delivers such a message again, ActiveMQ's adapter does not: hence the reconciler. */
    @Test
    void aListenerThatFailedTakesTheNextMessage() {
        announce(ProbeListener.STUMBLES_FROM, false);
        announce(5, false);
        awaitReceived(5);
        assertThat(ids("sent")).contains(ProbeListener.STUMBLES_FROM);
    }

    private void announce(long id, boolean fail) {
        assertThat(lectern.post("/probe/ids?id=" + id + "&fail=" + fail, null).status())
                .isEqualTo(204);
    }

    private void awaitReceived(long id) {
        Await.until(
                DELIVERY_LIMIT,
                () -> ids("received").contains(id),
                () -> "message " + id + " did not arrive; received: " + ids("received"));
    }

    private List<Long> ids(String list) {
        JsonArray ids = lectern.get("/probe/ids").json().getJsonArray(list);
        return ids.getValuesAs(JsonNumber.class).stream()
                .map(JsonNumber::longValue)
                .toList();
    }
}
