package io.lectern.activity;

import io.lectern.account.Identity;
import io.lectern.account.Owner;
import io.lectern.common.LimitReachedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stops a call before it is made when its user or tenant has used up a limit. Limits and the day's tokens are read from
 * rows at most every few seconds and kept up in memory between; requests are counted by each server for itself.
 */
@ApplicationScoped
public class UsageLimits {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 10_000;

    @Inject
    UsageService usage;

    @Inject
    Clock clock;

    private final Map<Long, Remembered> limits = new ConcurrentHashMap<>();
    private final Map<Owner, Minute> minutes = new ConcurrentHashMap<>();
    private final Map<Owner, Day> days = new ConcurrentHashMap<>();

    private record Remembered(List<UsageLimit> limits, Instant until) {}

    /**
     * Counts a request that is about to be made.
     *
     * @throws LimitReachedException when the user's or the tenant's limit is used up; nothing is counted then
     */
    public void admit(Identity who) {
        List<UsageLimit> own = limits(who);
        if (own.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        own.forEach(limit -> requireTokens(limit, now));
        List<Minute> counted = new ArrayList<>();
        for (UsageLimit limit : own) {
            limit.requestsPerMinute()
                    .flatMap(most -> minute(limit.owner(), counted).take(most, now))
                    .ifPresent(wait -> {
                        counted.remove(counted.size() - 1);
                        counted.forEach(Minute::giveBack);
                        throw reached(limit.owner(), limit.requestsPerMinute().get() + " requests per minute", wait);
                    });
        }
    }

    /** Adds what a call has used, so that the next one is measured before the row is written. */
    public void used(Identity who, int tokens) {
        for (Owner owner : List.of(Owner.user(who.userId()), Owner.tenant(who.tenantId()))) {
            days.computeIfPresent(owner, (known, day) -> day.plus(tokens));
        }
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) UsageService.LimitsChanged change) {
        limits.clear();
    }

    private List<UsageLimit> limits(Identity who) {
        Instant now = clock.instant();
        Remembered known = limits.get(who.userId());
        if (known == null || now.isAfter(known.until())) {
            if (limits.size() > MOST_REMEMBERED) {
                limits.clear();
            }
            known = new Remembered(usage.limits(who), now.plus(REMEMBERED));
            limits.put(who.userId(), known);
        }
        return known.limits();
    }

    private void requireTokens(UsageLimit limit, Instant now) {
        limit.tokensPerDay().ifPresent(most -> {
            if (day(limit.owner(), now).tokens() >= most) {
                Instant tomorrow = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
                throw reached(limit.owner(), most + " tokens per day", Duration.between(now, tomorrow));
            }
        });
    }

    private Minute minute(Owner owner, List<Minute> counted) {
        Minute minute = minutes.computeIfAbsent(owner, any -> new Minute());
        counted.add(minute);
        return minute;
    }

    private Day day(Owner owner, Instant now) {
        Day known = days.get(owner);
        if (known == null || now.isAfter(known.until())) {
            Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
            known = new Day(usage.tokens(owner, midnight), now.plus(REMEMBERED));
            days.put(owner, known);
        }
        return known;
    }

    private static LimitReachedException reached(Owner owner, String limit, Duration wait) {
        Duration whole = Duration.ofSeconds(Math.max(1, wait.plusMillis(999).toSeconds()));
        String whose = owner.level() == Owner.Level.USER ? "Your" : "Your organisation's";
        return new LimitReachedException(
                whose + " limit of " + limit + " is used up; try again in " + whole.toSeconds() + " s.", whole);
    }

    private record Day(long tokens, Instant until) {
        Day plus(long more) {
            return new Day(tokens + more, until);
        }
    }

    /** The moments of the last minute's requests. */
    private static final class Minute {

        private static final Duration LENGTH = Duration.ofMinutes(1);

        private final Deque<Instant> requests = new ArrayDeque<>();

        /** Counts one request more, or says how long until one more fits. */
        synchronized Optional<Duration> take(int most, Instant now) {
            while (!requests.isEmpty() && !requests.peekFirst().isAfter(now.minus(LENGTH))) {
                requests.removeFirst();
            }
            if (requests.size() < most) {
                requests.addLast(now);
                return Optional.empty();
            }
            Instant inTheWay =
                    requests.stream().skip(requests.size() - most).findFirst().orElse(now);
            return Optional.of(Duration.between(now, inTheWay.plus(LENGTH)));
        }

        synchronized void giveBack() {
            requests.pollLast();
        }
    }
}
