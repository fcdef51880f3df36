package io.lectern.matrix;

import io.lectern.account.BuiltinRole;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
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
    ADMINISTRATOR(BuiltinRole.ADMINISTRATOR, Set.of(Sharing.PRIVATE, Sharing.GROUP, Sharing.TEAM));

    /** How the owner shares an object. */
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

    boolean may(ObjectType object, Right right) {
        return role != null && role.rights().allow(object, right);
    }

    boolean sees(Sharing sharing) {
        return reached.contains(sharing);
    }

    boolean owns() {
        return this == MEMBER || this == ADMINISTRATOR;
    }

    boolean ofOtherTenant() {
        return this == OTHER_TENANT;
    }
}
