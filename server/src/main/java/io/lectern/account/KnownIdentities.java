package io.lectern.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What this server remembers about good credentials, so that a request costs one look at a number and not five queries.
 * An entry holds while the number of account changes is the one it was read under, so a revoked key or a blocked user is
 * refused at once, on every server of the database. Unknown credentials are not remembered.
 */
@ApplicationScoped
class KnownIdentities {

    private static final int LIMIT = 10_000;

    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > LIMIT;
        }
    };

    /**
     * @param keyId the API key's row id, 0 for a token
     * @param until when the credential ends
     */
    record Known(Identity identity, long keyId, Instant until) {

        private boolean holdsAt(Instant now) {
            return now.isBefore(until);
        }
    }

    private long version = -1;

    /**
     * @param name of the credential; never its text
     * @param current the number of account changes, read before this call
     * @param load reads it from the database when it is not known
     */
    Optional<Known> find(String name, long current, Instant now, Supplier<Optional<Known>> load) {
        Optional<Known> remembered = recall(name, current);
        if (remembered.isPresent()) {
            return remembered.filter(found -> found.holdsAt(now));
        }
        Optional<Known> read = load.get();
        read.ifPresent(found -> remember(name, current, found));
        return read.filter(found -> found.holdsAt(now));
    }

    private synchronized Optional<Known> recall(String name, long current) {
        if (current > version) {
            known.clear();
            version = current;
        }
        return current == version ? Optional.ofNullable(known.get(name)) : Optional.empty();
    }

    private synchronized void remember(String name, long current, Known found) {
        if (current == version) {
            known.put(name, found);
        }
    }
}
