package io.lectern.activity;

import io.lectern.account.Identity;
import io.lectern.account.Owner;
import io.lectern.common.InvalidException;
import io.lectern.common.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was asked of models, and how much may be. Calls are recorded by the models that {@code io.lectern.llm} gives out;
 * nobody else needs to.
 */
@ApplicationScoped
@Transactional
public class UsageService {

    @Inject
    UsageRepository rows;

    @Inject
    Event<LimitsChanged> changes;

    @Inject
    Clock clock;

    /** Fires when limits were changed and the change is committed. */
    record LimitsChanged() {}

    void write(List<ModelCall> calls) {
        calls.forEach(call -> rows.save(new UsageRecord(call)));
    }

    /** The tenant's calls, the newest first. */
    public List<UsageRecord> list(Identity who, UsageFilter filter, PageRequest page) {
        return rows.list(who.tenantId(), filter, page);
    }

    /** What the tenant's calls come to. */
    public UsageTotals totals(Identity who, UsageFilter filter) {
        return rows.totals(who.tenantId(), filter);
    }

    long tokens(Owner owner, Instant since) {
        return rows.tokens(owner, since);
    }

    List<UsageLimit> limits(Identity who) {
        return rows.limits(List.of(Owner.user(who.userId()), Owner.tenant(who.tenantId())));
    }

    public Optional<UsageLimit> limit(Owner owner) {
        return rows.limit(owner);
    }

    /**
     * Sets or lifts a limit; takes effect within seconds on every server.
     *
     * @param requestsPerMinute at least 1, or empty for none
     * @param tokensPerDay at least 1, or empty for none; days are UTC
     * @throws InvalidException a number under 1
     */
    public Optional<UsageLimit> limit(Owner owner, Optional<Integer> requestsPerMinute, Optional<Long> tokensPerDay) {
        require("requests_per_minute", requestsPerMinute.map(Integer::longValue));
        require("tokens_per_day", tokensPerDay);
        Optional<UsageLimit> present = rows.limit(owner);
        changes.fire(new LimitsChanged());
        if (requestsPerMinute.isEmpty() && tokensPerDay.isEmpty()) {
            present.ifPresent(rows::delete);
            return Optional.empty();
        }
        UsageLimit limit = present.orElseGet(() -> new UsageLimit(owner));
        limit.change(requestsPerMinute.orElse(null), tokensPerDay.orElse(null), clock.instant());
        rows.save(limit);
        return Optional.of(limit);
    }

    private static void require(String field, Optional<Long> number) {
        number.filter(value -> value < 1).ifPresent(value -> {
            throw new InvalidException(
                    field, "`" + field + "` is " + value + "; it may be 1 and more, or null for no limit.");
        });
    }
}
