package io.lectern.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.account.KnownIdentities.Known;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KnownIdentitiesTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final KnownIdentities known = new KnownIdentities();
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void aCredentialIsReadOnceUntilAnythingChanges() {
        find("one", 1);
        find("one", 1);
        assertThat(loads).hasValue(1);
        find("one", 2);
        assertThat(loads).hasValue(2);
    }

    /** A slow request must not bring back what a faster one has learned to be over. */
    @Test
    void whatWasReadUnderAnOldNumberIsNotRemembered() {
        find("one", 5);
        find("two", 4);
        find("two", 5);
        assertThat(loads).hasValue(3);
    }

    @Test
    void unknownCredentialsAreLookedForEachTime() {
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(known.find("wrong", 1, NOW, () -> {
                        loads.incrementAndGet();
                        return Optional.empty();
                    }))
                    .isEmpty();
        }
        assertThat(loads).hasValue(3);
    }

    @Test
    void aRememberedKeyStillEndsAtItsTime() {
        find("one", 1);
        assertThat(known.find("one", 1, NOW.plusSeconds(61), Optional::empty)).isEmpty();
    }

    private void find(String name, long version) {
        assertThat(known.find(name, version, NOW, () -> {
                    loads.incrementAndGet();
                    Identity identity = new Identity(1, new UUID(1, 1), 2, new UUID(2, 2));
                    return Optional.of(new Known(identity, 3, NOW.plusSeconds(60)));
                }))
                .isPresent();
    }
}
