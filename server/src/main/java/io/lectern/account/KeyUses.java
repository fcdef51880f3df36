package io.lectern.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When keys were last used, until the next {@link ApiKeyService#writeUses}: a request must not wait for a write. */
@ApplicationScoped
class KeyUses {

    private final Map<Long, Instant> pending = new ConcurrentHashMap<>();

    void add(long keyId, Instant now) {
        pending.put(keyId, now);
    }

    /** Hands over what is pending and forgets it. */
    Map<Long, Instant> take() {
        Map<Long, Instant> taken = new HashMap<>();
        pending.keySet().forEach(id -> {
            Instant at = pending.remove(id);
            if (at != null) {
                taken.put(id, at);
            }
        });
        return taken;
    }
}
