package io.lectern.llm;

import io.lectern.account.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What names stand for, remembered for a few seconds so that a call need not ask the database for its model, its
 * provider and three owners' keys. A change on this server counts at once, one on another server within that time.
 */
@ApplicationScoped
class ModelDirectory {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 10_000;

    @Inject
    DirectoryService rows;

    @Inject
    Clock clock;

    private final Map<Asked, Answer> answers = new ConcurrentHashMap<>();

    /** Counts changes: an answer that was read before one may be stored after it, and must not count then. */
    private final AtomicLong changes = new AtomicLong();

    /** Fires when rows of the catalogue changed; heard when the change is committed. */
    record CatalogueChanged() {}

    private record Asked(long tenant, long user, ModelKind kind, String name) {}

    private record Answer(Optional<Target> target, Instant until, long change) {}

    Optional<Target> find(Identity who, ModelKind kind, String name) {
        Asked asked = new Asked(who.tenantId(), who.userId(), kind, name == null ? "" : name.strip());
        Instant now = clock.instant();
        long change = changes.get();
        Answer known = answers.get(asked);
        if (known == null || known.change() != change || now.isAfter(known.until())) {
            if (answers.size() >= MOST_REMEMBERED) {
                answers.clear();
            }
            known = new Answer(rows.find(who, kind, asked.name()), now.plus(REMEMBERED), change);
            answers.put(asked, known);
        }
        return known.target();
    }

    void learnDimension(Identity who, Target.Member model, int length) {
        rows.learnDimension(who, model.model(), length);
        forget();
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CatalogueChanged change) {
        forget();
    }

    private void forget() {
        changes.incrementAndGet();
        answers.clear();
    }
}
