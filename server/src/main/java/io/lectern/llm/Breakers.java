package io.lectern.llm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which models have been failing, so that a group does not ask them first again and again. After
 * {@value #FAILURES} failures in a row a model is left out for {@link #REST}; then one call may try it. When all of a
 * group are left out, all are tried: a group never answers less than its members would.
 */
@ApplicationScoped
class Breakers {

    static final int FAILURES = 3;
    static final Duration REST = Duration.ofSeconds(30);

    @Inject
    Clock clock;

    private final Map<String, State> states = new ConcurrentHashMap<>();

    private record State(int failures, Instant restsUntil) {}

    /** In the same order, without those that rest. */
    <M> List<Candidate<M>> working(List<Candidate<M>> all) {
        if (all.size() == 1 || states.isEmpty()) {
            return all;
        }
        List<Candidate<M>> working =
                all.stream().filter(one -> mayTry(one.key())).toList();
        return working.isEmpty() ? all : working;
    }

    void succeeded(String key) {
        states.remove(key);
    }

    void failed(String key) {
        states.merge(key, new State(1, Instant.MIN), (known, one) -> {
            int failures = known.failures() + 1;
            return new State(
                    failures,
                    failures < FAILURES ? Instant.MIN : clock.instant().plus(REST));
        });
    }

    /** Whoever is let through after a rest is the only one until it is known how that went. */
    private boolean mayTry(String key) {
        Instant now = clock.instant();
        boolean[] may = {true};
        states.computeIfPresent(key, (same, state) -> {
            if (state.failures() < FAILURES) {
                return state;
            }
            may[0] = !now.isBefore(state.restsUntil());
            return may[0] ? new State(state.failures(), now.plus(REST)) : state;
        });
        return may[0];
    }
}
