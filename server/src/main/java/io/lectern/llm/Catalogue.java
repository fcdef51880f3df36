package io.lectern.llm;

import io.lectern.account.Caller;
import io.lectern.account.Identity;
import io.lectern.account.ObjectType;
import io.lectern.account.Owner;
import io.lectern.account.Right;
import io.lectern.common.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Whose rows of the catalogue the caller may change: their own with the right to keep credentials; their tenant's with
 * the right to models or credentials; the server's as an administrator of the hosting tenant. What they may read is the
 * union of the three, except others' keys.
 */
@ApplicationScoped
class Catalogue {

    @Inject
    CatalogueRepository rows;

    @Inject
    Caller caller;

    Identity who() {
        return caller.identity();
    }

    /** Whose rows the caller sees. */
    List<Owner> visible() {
        return Owner.reaching(who());
    }

    /**
     * The owner that a word means for the caller.
     *
     * @param word user, tenant or server
     * @throws DomainException FORBIDDEN when the caller may not do this to rows of that owner
     */
    Owner mine(String word, ObjectType object, Right right) {
        Owner owner = Owner.of(word, who());
        requireMay(owner, object, right);
        return owner;
    }

    /** @throws DomainException FORBIDDEN when the caller may not do this to rows of the owner */
    void requireMay(Owner owner, ObjectType object, Right right) {
        if (!may(owner, object, right)) {
            throw DomainException.forbidden(
                    switch (owner.level()) {
                        case USER -> "Only its owner with the right to keep credentials may change this.";
                        case TENANT -> "This belongs to the whole organisation; only its administrators may change it.";
                        case SERVER ->
                            "This belongs to the whole server; only administrators of the hosting tenant may change it.";
                    });
        }
    }

    boolean may(Owner owner, ObjectType object, Right right) {
        return switch (owner.level()) {
            case USER -> owner.equals(Owner.user(caller.userId())) && caller.may(right, ObjectType.CREDENTIAL);
            case TENANT ->
                owner.equals(Owner.tenant(caller.tenantId())) && caller.may(right, object) && manages(object);
            case SERVER -> caller.isAdministrator() && caller.may(right, object) && rows.hosts(caller.tenantId());
        };
    }

    /** Everybody has a right to credentials, meaning their own; the tenant's take the right to models as well. */
    private boolean manages(ObjectType object) {
        return object == ObjectType.MODEL || caller.may(Right.UPDATE, ObjectType.MODEL);
    }
}
