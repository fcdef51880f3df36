package io.lectern.account;

import java.util.UUID;

/** A checked credential's owner: row ids for queries, uids for the wire and the index. */
public record Identity(long tenantId, UUID tenant, long userId, UUID user) {}
