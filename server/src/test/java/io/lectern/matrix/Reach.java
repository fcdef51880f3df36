package io.lectern.matrix;

import io.lectern.matrix.Principal.Sharing;
import java.util.List;

/** Which objects a route lets a caller reach who has the right that it needs. */
enum Reach {
    /** There is no object in the request: a list, a creation. Canaries tell whether it shows too much. */
    NONE,
    /** Whatever everybody in the tenant reaches who has the right: users, groups, roles. */
    TENANT,
    /** Keys, users themselves: their user's, by whichever key, and the administrator's. */
    PERSON,
    /** Another user, in a dialect where everybody reaches themselves: the administrator's. */
    ADMINISTERED,
    /** Nobody's here: what only administrators of the tenant do that looks after the server. */
    HOSTING,
    /** What belongs to the tenant as a whole: its administrators, whoever has the right for something of their own. */
    ADMINISTRATORS,
    /** Of one tenant as a whole: its administrators; to other tenants it is not there. */
    TENANTS,
    /** Those that are shared with the caller, too. */
    SEEN,
    /** The owner's and the administrator's only. */
    OWNED,
    /** A conversation: its user's and the administrator's only, whoever sees the assistant. */
    TALK,
    /** A row of the catalogue of models, to look at and use: the caller's own and their tenant's. */
    NEAR,
    /** The same, to change: one's own; the tenant's for administrators, while the others may know that it is there. */
    KEPT,
    /** Keys for providers: one's own; the tenant's are shown to administrators only. */
    SECRET,
    /** Switched off unless the operator wants it. */
    CLOSED;

    Verdict of(Principal principal, Sharing sharing) {
        return switch (this) {
            case NONE -> Verdict.ALLOWED;
            case CLOSED, HOSTING -> Verdict.FORBIDDEN;
            case ADMINISTRATORS ->
                principal.user().role() == Principal.ADMINISTRATOR.role() ? Verdict.ALLOWED : Verdict.FORBIDDEN;
            case TENANTS -> principal.ofOtherTenant() ? Verdict.HIDDEN : ADMINISTRATORS.of(principal, sharing);
            case TENANT -> hidden(!principal.ofOtherTenant());
            case PERSON -> hidden(principal.user() == Principal.MEMBER || principal == Principal.ADMINISTRATOR);
            case ADMINISTERED -> hidden(principal == Principal.ADMINISTRATOR);
            case SEEN -> hidden(principal.sees(sharing));
            case OWNED, TALK -> hidden(principal.owns());
            case NEAR, KEPT, SECRET -> ofCatalogue(principal, sharing);
        };
    }

    private Verdict ofCatalogue(Principal principal, Sharing sharing) {
        if (sharing != Sharing.TEAM || principal.ofOtherTenant()) {
            return hidden(principal.user() == Principal.MEMBER);
        }
        if (this == NEAR || principal == Principal.ADMINISTRATOR) {
            return Verdict.ALLOWED;
        }
        return this == KEPT ? Verdict.FORBIDDEN : Verdict.HIDDEN;
    }

    private static Verdict hidden(boolean reached) {
        return reached ? Verdict.ALLOWED : Verdict.HIDDEN;
    }

    /** Ways in which the owner shares that make a difference. */
    List<Sharing> sharings() {
        return switch (this) {
            case SEEN, OWNED, TALK -> List.of(Sharing.values());
            case NEAR, KEPT, SECRET -> List.of(Sharing.PRIVATE, Sharing.TEAM);
            case NONE, TENANT, TENANTS, PERSON, ADMINISTERED, HOSTING, ADMINISTRATORS, CLOSED ->
                List.of(Sharing.PRIVATE);
        };
    }
}
