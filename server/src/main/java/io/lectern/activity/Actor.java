package io.lectern.activity;

import java.util.UUID;

/**
 * Who did it, by ids that outlive names.
 *
 * @param tenantId whose chain the entry belongs to; -1 is the server's own, for what happens before anybody is known
 */
public record Actor(long tenantId, UUID tenant, UUID user) {

    public static final Actor NOBODY = new Actor(AuditService.SERVER_CHAIN, null, null);
}
