package io.lectern.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whose job is next: the tenant's that has the fewest running; among equals, the one's that has waited longest since its last
 * job began on this server. So a tenant with one document waits for one job of each other tenant at most, however many those
 * have.
 */
@ApplicationScoped
class FairOrder {

    private final AtomicLong clock = new AtomicLong();
    private final Map<Long, Long> lastServed = new ConcurrentHashMap<>();

    /**
     * Job ids in the order in which they should be tried, one for each tenant.
     *
     * @param oldest for each tenant with waiting jobs, the id of the longest waiting
     * @param running for tenants with running jobs, how many
     */
    List<Long> order(Map<Long, Long> oldest, Map<Long, Long> running) {
        return oldest.keySet().stream()
                .sorted(Comparator.comparing((Long tenant) -> running.getOrDefault(tenant, 0L))
                        .thenComparing(tenant -> lastServed.getOrDefault(tenant, 0L))
                        .thenComparing(oldest::get))
                .map(oldest::get)
                .toList();
    }

    void served(long tenant) {
        lastServed.put(tenant, clock.incrementAndGet());
    }
}
