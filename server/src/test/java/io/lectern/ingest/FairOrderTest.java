package io.lectern.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FairOrderTest {

    private static final long MANY = 1;
    private static final long ONE = 2;

    private final FairOrder order = new FairOrder();

    @Test
    void aTenantWithOneDocumentIsNextWhereAnotherHasAThousandOlderOnes() {
        assertThat(order.order(Map.of(MANY, 10L, ONE, 2_000L), Map.of(MANY, 2L)))
                .containsExactly(2_000L, 10L);
    }

    @Test
    void withOneWorkerTenantsTakeTurns() {
        Map<Long, List<Long>> waiting = new TreeMap<>(Map.of(
                MANY,
                new ArrayList<>(List.of(1L, 2L, 3L)),
                ONE,
                new ArrayList<>(List.of(7L)),
                3L,
                new ArrayList<>(List.of(5L, 6L))));
        List<Long> done = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Map<Long, Long> oldest = new TreeMap<>();
            waiting.forEach((tenant, jobs) -> oldest.put(tenant, jobs.get(0)));
            long next = order.order(oldest, Map.of()).get(0);
            long tenant = oldest.entrySet().stream()
                    .filter(e -> e.getValue() == next)
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            order.served(tenant);
            waiting.get(tenant).remove(next);
            waiting.values().removeIf(List::isEmpty);
            done.add(next);
        }
        assertThat(done).containsExactly(1L, 5L, 7L, 2L, 6L, 3L);
    }
}
