package io.lectern.matrix;

import io.lectern.account.BuiltinRole;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.account.Rights;
import java.util.Set;

/** Who calls. The objects of the matrix belong to {@link #MEMBER}. */
enum Principal {
    /** Sends no key. */
    NONE(null, Set.of()),
    /** In the owner's group, with a role that changes nothing. */
    READ_ONLY(BuiltinRole.READ_ONLY, Set.of(Sharing.GROUP, Sharing.TEAM)),
    /** The owner. */
    MEMBER(BuiltinRole.MEMBER, Set.of(Sharing.PRIVATE, Sharing.GROUP, Sharing.TEAM)),
    /** In the group that the owner shares with. */
    SAME_GROUP(BuiltinRole.MEMBER, Set.of(Sharing.GROUP, Sharing.TEAM)),
    /** In another group of the tenant. */
    OTHER_GROUP(BuiltinRole.MEMBER, Set.of(Sharing.TEAM)),
    /** Administrator of another tenant. */
    OTHER_TENANT(BuiltinRole.ADMINISTRATOR, Set.of()),
    /** The owner by a key that is limited to another dataset and another assistant. */
    KEY_ELSEWHERE(BuiltinRole.MEMBER, Set.of()),
    ADMINISTRATOR(BuiltinRole.ADMINISTRATOR, Set.of(Sharing.PRIVATE, Sharing.GROUP, Sharing.TEAM)),
    /** The administrator by a key that is limited to looking at datasets. */
    LIMITED_KEY(BuiltinRole.ADMINISTRATOR, Set.of(Sharing.PRIVATE, Sharing.GROUP, Sharing.TEAM));

    /** What {@link #LIMITED_KEY} is limited to. */
    static final Rights OF_LIMITED_KEY = Rights.parse("DATASET:READ");

    /** How the owner shares an object. Rows of the catalogue of models are the owner's, or for TEAM the tenant's. */
    enum Sharing {
        PRIVATE,
        GROUP,
        TEAM
    }

    private final BuiltinRole role;
    private final Set<Sharing> reached;

    Principal(BuiltinRole role, Set<Sharing> reached) {
        this.role = role;
        this.reached = reached;
    }

    BuiltinRole role() {
        return role;
    }

    /** Whose key it is: the name of the user. */
    Principal user() {
        return switch (this) {
            case KEY_ELSEWHERE -> MEMBER;
            case LIMITED_KEY -> ADMINISTRATOR;
            default -> this;
        };
    }

    boolean may(ObjectType object, Right right) {
        return role != null
                && role.rights().allow(object, right)
                && (this != LIMITED_KEY || OF_LIMITED_KEY.allow(object, right));
    }

    boolean sees(Sharing sharing) {
        return reached.contains(sharing);
    }

    boolean owns() {
        return user() == ADMINISTRATOR || this == MEMBER;
    }

    /** By a key that lets them less than their role. */
    boolean isLimited() {
        return user() != this;
    }

    boolean ofOtherTenant() {
        return this == OTHER_TENANT;
    }
}
