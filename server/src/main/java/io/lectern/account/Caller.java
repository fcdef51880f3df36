package io.lectern.account;

import io.lectern.common.DomainException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
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

    /** Whether roles and credential let the caller do this to objects of a type. */
    public boolean may(Right right, ObjectType object) {
        return known().rights().allow(object, right);
    }

    /** Whether the caller has all of these rights. */
    public boolean may(Rights rights) {
        return rights.within(known().rights()).equals(rights);
    }

    /** Whether the credential lets the caller all that their roles do. */
    boolean isUnlimited() {
        return !known().limited();
    }

    /**
     * For what a user does with their account: a limited key may be in the hands of a program.
     *
     * @throws DomainException FORBIDDEN
     */
    void requireUnlimited() {
        if (!isUnlimited()) {
            throw DomainException.forbidden("A limited key does nothing to its user's account.");
        }
    }

    public boolean isAdministrator() {
        return known().administrator();
    }

    /** The rows of a type that the caller may look at and use. */
    public Visibility sees(ObjectType object) {
        return visibility(object, true);
    }

    /** The rows of a type that are the caller's to change, delete and share. */
    public Visibility owns(ObjectType object) {
        return visibility(object, false);
    }

    /** The rows of a type that the caller made, also for administrators: what a dialect's "all of mine" means. */
    public Visibility made(ObjectType object) {
        Visibility own = owns(object);
        return new Visibility(own.tenantId(), own.userId(), own.groups(), false, false, own.only());
    }

    /** Everything about the caller, for work that outlives the request. */
    public Identity identity() {
        return known();
    }

    private Visibility visibility(ObjectType object, boolean shared) {
        Optional<UUID> only = switch (object) {
            case DATASET -> known().dataset();
            // a key that is limited to one assistant reaches the conversations with it and no others
            case ASSISTANT, CONVERSATION -> known().assistant();
            default -> Optional.empty();
        };
        return new Visibility(tenantId(), userId(), known().groups(), isAdministrator(), shared, only);
    }

    private Identity known() {
        if (identity == null) {
            throw DomainException.unauthenticated("No API key was given.");
        }
        return identity;
    }
}
