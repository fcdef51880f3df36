package io.lectern.account;

import io.lectern.common.InvalidException;
import java.util.List;

/**
 * Whose a setting is that exists for the whole server, for a tenant or for a user. What a user sees is the union of
 * three: their own, their tenant's and the server's, the nearest first.
 *
 * @param id row id of the tenant or user; 0 for the server
 */
public record Owner(Level level, long id) {

    /** From the nearest to the farthest. */
    public enum Level {
        USER,
        TENANT,
        SERVER
    }

    public static final Owner SERVER = new Owner(Level.SERVER, 0);

    public static Owner tenant(long id) {
        return new Owner(Level.TENANT, id);
    }

    public static Owner user(long id) {
        return new Owner(Level.USER, id);
    }

    public static Owner of(User user) {
        return user(user.id);
    }

    /** The three whose settings reach somebody, the nearest first. */
    public static List<Owner> reaching(Identity who) {
        return List.of(user(who.userId()), tenant(who.tenantId()), SERVER);
    }

    /** The two whose settings reach everybody of a tenant, the nearest first. */
    public static List<Owner> shared(Identity who) {
        return List.of(tenant(who.tenantId()), SERVER);
    }

    /**
     * The owner of a level for somebody.
     *
     * @param level {@code user}, {@code tenant} or {@code server}
     * @throws InvalidException field owner
     */
    public static Owner of(String level, Identity who) {
        return switch (level) {
            case "user" -> user(who.userId());
            case "tenant" -> tenant(who.tenantId());
            case "server" -> SERVER;
            default ->
                throw new InvalidException("owner", "`owner` is " + level + "; it may be user, tenant or server.");
        };
    }

    /** The level as people write it. */
    public String word() {
        return level.name().toLowerCase(java.util.Locale.ROOT);
    }
}
