package io.lectern.account;

import io.lectern.common.DomainException;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/**
 * Who makes the current request. Empty until the edge has checked a credential; asking an empty caller for its tenant
 * throws, so no query can run unscoped by accident.
 */
@RequestScoped
public class Caller {

    private Identity identity;

    /** Called once, by the edge, after the credential was checked. */
    public void is(Identity who) {
        identity = who;
    }

    public boolean isKnown() {
        return identity != null;
    }

    public long tenantId() {
        return known().tenantId();
    }

    public UUID tenant() {
        return known().tenant();
    }

    public long userId() {
        return known().userId();
    }

    public UUID user() {
        return known().user();
    }

    /** Everything about the caller, for work that outlives the request. */
    public Identity identity() {
        return known();
    }

    private Identity known() {
        if (identity == null) {
            throw DomainException.unauthenticated("No API key was given.");
        }
        return identity;
    }
}
