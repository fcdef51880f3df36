package io.lectern.api.admin;

import io.lectern.account.MadeKey;
import io.lectern.account.Tenant;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;

/**
 * A tenant.
 *
 * @param key its first administrator's, in the answer to its making only
 */
public record TenantResponse(
        String id,
        String name,
        boolean hosting,
        boolean blocked,
        @JsonbProperty("created_at") String createdAt,
        @JsonbNillable KeyResponse key) {

    static TenantResponse from(Tenant tenant) {
        return of(tenant, null);
    }

    static TenantResponse from(MadeKey made) {
        return of(made.key().user().tenant(), KeyResponse.from(made));
    }

    private static TenantResponse of(Tenant tenant, KeyResponse key) {
        return new TenantResponse(
                tenant.uid().toString(),
                tenant.name(),
                tenant.hosting(),
                tenant.blocked(),
                tenant.createdAt().toString(),
                key);
    }
}
