package io.lectern.activity;

import io.lectern.account.LoginAttempt;
import io.lectern.common.DomainException;
import io.lectern.common.PassagesShown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The audit trail: who did what to which object, from where, and which passages were shown to whom. Append-only and one
 * hash chain for each tenant.
 *
 * <p>A call that may change something is in the journal before it runs, so it leaves an entry even when the server is
 * killed while it runs. All others are written when they end. The journal costs microseconds; rows follow within a
 * fraction of a second on a thread of their own.
 */
@ApplicationScoped
public class AuditService {

    /** What happened before anybody was known, such as wrong keys. Not 0, which is no id to EclipseLink. */
    public static final long SERVER_CHAIN = -1;

    private static final System.Logger LOG = System.getLogger(AuditService.class.getName());
    private static final int BATCH = 200;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    @Inject
    AuditConfig config;

    @Inject
    AuditJournal journal;

    @Inject
    AuditWriter writer;

    @Inject
    AuditChainService chain;

    @Inject
    Clock clock;

    /** Receives the links of a chain in their order. */
    @FunctionalInterface
    public interface Links {
        void next(long seq, String previous, String hash, String entry) throws IOException;
    }

    /**
     * Begins the entry of a call.
     *
     * @throws DomainException INTERNAL when a call that may change something cannot be journalled: it must not run then
     */
    public Trail begin(Actor actor, Call call) {
        // as exact as the database keeps it
        Trail trail = new Trail(actor, call, clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (config.enabled() && call.changes()) {
            try {
                journal.append(AuditLine.of(trail.announcement()));
            } catch (UncheckedIOException e) {
                throw DomainException.internal("The call was not begun, because the audit trail cannot be written.", e);
            }
        }
        return trail;
    }

    /**
     * Ends the entry; to be called before the caller hears the result.
     *
     * @param status of HTTP
     */
    public void end(Trail trail, Outcome outcome, int status) {
        if (!config.enabled() || !(config.allReads() || trail.matters(outcome))) {
            return;
        }
        AuditLine line = AuditLine.of(trail.entry(outcome, status, clock.instant()));
        try {
            journal.append(line);
        } catch (UncheckedIOException e) {
            LOG.log(System.Logger.Level.ERROR, "the audit journal cannot be written: " + line.json(), e);
        }
        writer.add(line);
    }

    void signedIn(@Observes LoginAttempt attempt) {
        attempt.who().ifPresent(who -> Trail.by(new Actor(who.tenantId(), who.tenant(), who.user())));
    }

    void shown(@Observes PassagesShown passages) {
        Trail.show(passages);
    }

    /** @throws DomainException FORBIDDEN unless the tenant is the one whose administrators look after the server */
    public void requireHosting(long tenantId) {
        if (!chain.isHosting(tenantId)) {
            throw DomainException.forbidden("Only administrators of the hosting tenant see the server's own trail.");
        }
    }

    /** Whether a tenant's chain is whole; entries that wait are written first. Reads all of it. */
    public AuditVerdict verify(long tenantId) {
        writer.awaitWritten(LONGEST_WAIT);
        return chain.verify(tenantId);
    }

    /**
     * Gives out a tenant's entries of a span of time, oldest first, page by page.
     *
     * @param from the first moment
     * @param to the first moment after
     */
    public void export(long tenantId, Instant from, Instant to, Links links) throws IOException {
        writer.awaitWritten(LONGEST_WAIT);
        long last = 0;
        String previous = null;
        for (List<AuditRow> page = chain.page(tenantId, last, from, to);
                !page.isEmpty();
                page = chain.page(tenantId, last, from, to)) {
            for (AuditRow row : page) {
                String before = previous != null && row.seq == last + 1 ? previous : chain.hashBefore(row);
                links.next(row.seq, before, row.hash, row.entry);
                last = row.seq;
                previous = row.hash;
            }
        }
    }

    /** Stores what the process before this one had no time for, and begins to store what comes. */
    void open() {
        List<AuditLine> lines = new ArrayList<>(journal.leftBehind());
        for (int from = 0; from < lines.size(); from += BATCH) {
            chain.append(lines.subList(from, Math.min(lines.size(), from + BATCH)));
        }
        journal.forgetLeftBehind();
        writer.start();
    }
}
