package io.lectern.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lectern.account.Identity;
import io.lectern.account.Owner;
import io.lectern.common.LimitReachedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsageLimitsTest {

    private static final Identity ADA = new Identity(1, new UUID(1, 1), 10, new UUID(1, 10));
    private static final Identity BOB = new Identity(1, new UUID(1, 1), 11, new UUID(1, 11));
    private static final Owner TEAM = Owner.tenant(1);

    private final List<UsageLimit> kept = new ArrayList<>();
    private final Map<Owner, Long> stored = new HashMap<>();
    private final UsageLimits limits = new UsageLimits();
    private Instant now = Instant.parse("2026-11-25T23:00:00Z");

    @BeforeEach
    void wire() {
        limits.usage = new UsageService() {
            @Override
            List<UsageLimit> limits(Identity who) {
                return kept.stream()
                        .filter(row -> List.of(Owner.user(who.userId()), TEAM).contains(row.owner()))
                        .toList();
            }

            @Override
            long tokens(Owner owner, Instant since) {
                assertThat(since).isEqualTo(Instant.parse("2026-11-25T00:00:00Z"));
                return stored.getOrDefault(owner, 0L);
            }
        };
        limits.clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    @Test
    void withoutALimitEverybodyMayAsk() {
        assertThatCode(() -> ask(ADA, 1000)).doesNotThrowAnyException();
    }

    @Test
    void requestsOfTheLastMinuteCountAndTheWaitIsTold() {
        limit(Owner.user(10), 2, null);
        ask(ADA, 1);
        now = now.plusSeconds(20);
        ask(ADA, 1);
        LimitReachedException refused = refused(ADA);
        assertThat(refused).hasMessageContaining("Your limit of 2 requests per minute");
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(40));
        ask(BOB, 5);
        now = now.plusSeconds(40);
        ask(ADA, 1);
        assertThat(refused(ADA).retryAfter()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aTenantsLimitIsSharedAndARefusedRequestIsNotCounted() {
        limit(Owner.user(10), 2, null);
        limit(TEAM, 3, null);
        ask(BOB, 3);
        assertThat(refused(ADA)).hasMessageContaining("organisation");
        assertThat(refused(ADA)).hasMessageContaining("organisation");
        now = now.plusSeconds(60);
        ask(ADA, 2);
        assertThat(refused(ADA)).as("the refused ones did not use up Ada's own").hasMessageContaining("Your");
    }

    @Test
    void tokensOfTheDayCountUntilMidnight() {
        limit(TEAM, null, 1000L);
        stored.put(TEAM, 990L);
        ask(ADA, 1);
        limits.used(BOB, 10);
        LimitReachedException refused = refused(ADA);
        assertThat(refused).hasMessageContaining("1000 tokens per day");
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofHours(1));
    }

    private void ask(Identity who, int times) {
        for (int i = 0; i < times; i++) {
            limits.admit(who);
        }
    }

    private LimitReachedException refused(Identity who) {
        LimitReachedException refused = catchThrowableOfType(LimitReachedException.class, () -> limits.admit(who));
        assertThat(refused).isNotNull();
        return refused;
    }

    private void limit(Owner owner, Integer requests, Long tokens) {
        UsageLimit limit = new UsageLimit(owner);
        limit.change(requests, tokens, now);
        kept.add(limit);
    }
}
