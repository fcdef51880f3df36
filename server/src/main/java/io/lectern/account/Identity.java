package io.lectern.account;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A checked credential's owner: row ids for queries, uids for the wire and the index, and what they may.
 *
 * @param rights what the user's roles give, as far as the credential lets them
 * @param groups row ids of the groups the user is in
 * @param administrator reaches every object of the tenant, whoever owns it
 * @param limited whether the credential lets them less than their roles
 * @param dataset the one dataset that the credential is limited to
 * @param assistant the one assistant that the credential is limited to
 */
public record Identity(
        long tenantId,
        UUID tenant,
        long userId,
        UUID user,
        Rights rights,
        Set<Long> groups,
        boolean administrator,
        boolean limited,
        Optional<UUID> dataset,
        Optional<UUID> assistant) {

    public Identity {
        groups = Set.copyOf(groups);
    }

    /** Whether the credential is for one dataset or one assistant, and so for nothing beside it. */
    public boolean forOneObject() {
        return dataset.isPresent() || assistant.isPresent();
    }

    /** Whose work is done when nobody is calling, such as a parsing job's: it names somebody and may nothing by itself. */
    public Identity(long tenantId, UUID tenant, long userId, UUID user) {
        this(tenantId, tenant, userId, user, Rights.none(), Set.of(), false, true, Optional.empty(), Optional.empty());
    }
}
