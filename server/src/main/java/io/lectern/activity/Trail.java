package io.lectern.activity;

import io.lectern.common.PassagesShown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The audit entry of one request while it grows. The edge begins it, keeps it with the request and ends it; in between
 * features add to the one of their thread. Not for use by two threads at the same time.
 */
public final class Trail {

    private static final ThreadLocal<Trail> OF_THREAD = new ThreadLocal<>();

    /** More would only be noise: a call that changes so many rows is one that changes all of them. */
    private static final int MOST_CHANGES = 200;

    private final UUID uid = UUID.randomUUID();
    private final Instant begun;
    private Actor actor;
    private final Call call;
    private final Set<String> changed = new LinkedHashSet<>();
    private final List<PassagesShown.Passage> shown = new ArrayList<>();
    private boolean announced;

    Trail(Actor actor, Call call, Instant begun) {
        this.actor = actor;
        this.call = call;
        this.begun = begun;
    }

    /** Lets the thread's work add to this entry until {@link #leave}. */
    public void enter() {
        OF_THREAD.set(this);
    }

    /** To be called before a thread begins something that is not of the entry it worked on last. */
    public static void leave() {
        OF_THREAD.remove();
    }

    static void change(String object, UUID objectUid) {
        Trail trail = OF_THREAD.get();
        if (trail != null && trail.changed.size() < MOST_CHANGES) {
            trail.changed.add(object + " " + objectUid);
        }
    }

    /** Somebody who was nobody until now has signed in. */
    static void by(Actor known) {
        Trail trail = OF_THREAD.get();
        if (trail != null) {
            trail.actor = known;
        }
    }

    static void show(PassagesShown passages) {
        Trail trail = OF_THREAD.get();
        if (trail != null) {
            trail.shown.addAll(passages.passages());
        }
    }

    /** Whether it is worth an entry where not every reading call is. */
    boolean matters(Outcome outcome) {
        return call.changes() || !shown.isEmpty() || outcome == Outcome.REFUSED;
    }

    boolean changes() {
        return call.changes();
    }

    /** Whether the journal knows already that it was begun. */
    boolean announced() {
        return announced;
    }

    AuditEntry announcement() {
        announced = true;
        return entry(Outcome.UNKNOWN, 0, begun);
    }

    AuditEntry entry(Outcome outcome, int status, Instant now) {
        long millis = Duration.between(begun, now).toMillis();
        return new AuditEntry(
                uid, begun, actor, call, outcome, status, millis, List.copyOf(changed), List.copyOf(shown));
    }
}
