package io.lectern.account;

import io.lectern.account.KnownIdentities.Known;
import io.lectern.account.token.ProviderClaims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The users of identity providers. One is made when they first come, and never joined to a user that is here already: a
 * name or e-mail proves nothing. When the settings map roles or groups, the newest token decides them at each coming.
 */
@ApplicationScoped
@Transactional
class ProviderUserService {

    @Inject
    AccountRepository accounts;

    @Inject
    KnownIdentities known;

    @Inject
    SignOnConfig config;

    @Inject
    Clock clock;

    /** Empty when the user is blocked here, or their tenant is, or the token names a tenant that is not here. */
    Optional<Identity> identity(ProviderClaims claims) {
        String name = "user of " + claims.issuer() + " " + claims.subject() + " " + fingerprint(claims);
        return known.find(
                        name,
                        accounts.version(),
                        clock.instant(),
                        () -> arrive(claims)
                                .filter(User::active)
                                .map(user -> new Known(user.identity(), 0, Instant.MAX)))
                .map(Known::identity);
    }

    /** The user themselves, for a login. */
    Optional<User> user(ProviderClaims claims) {
        return arrive(claims).filter(User::active);
    }

    private Optional<User> arrive(ProviderClaims claims) {
        Optional<User> present = accounts.userOfProvider(claims.issuer(), claims.subject());
        Optional<User> user = present.or(() -> tenant(claims).map(tenant -> make(tenant, claims)));
        user.filter(found -> found.active() && found.lastClaims().isBefore(claims.issuedAt()))
                .ifPresent(found -> follow(found, claims));
        return user;
    }

    private Optional<Tenant> tenant(ProviderClaims claims) {
        return config.tenantClaim().isEmpty()
                ? Optional.of(accounts.hostingTenant())
                : claims.text(config.tenantClaim().get())
                        .flatMap(name -> accounts.tenants().stream()
                                .filter(tenant -> tenant.name.equals(name))
                                .findFirst());
    }

    private User make(Tenant tenant, ProviderClaims claims) {
        String wanted =
                claims.text("preferred_username").or(() -> claims.text("email")).orElse(claims.subject());
        String name = wanted.substring(0, Math.min(wanted.length(), UserService.NAME_LIMIT));
        if (accounts.usernameTaken(tenant.id, name)) {
            name = claims.subject() + " of " + claims.issuer();
        }
        User user = new User(tenant, name, config.defaultRole(), clock.instant());
        user.comeFrom(claims.issuer(), claims.subject());
        claims.text("email")
                .filter(email -> !accounts.emailTaken(email))
                .ifPresent(email -> user.writeTo(email, clock.instant()));
        accounts.save(user);
        accounts.flush("This user came twice at the same moment; try again.");
        return user;
    }

    private void follow(User user, ProviderClaims claims) {
        user.hear(claims.issuedAt());
        Map<String, String> map = config.roleMap();
        boolean changed = false;
        if (!map.isEmpty()) {
            List<String> names = claims.texts(config.roleClaim()).stream()
                    .map(map::get)
                    .filter(name -> name != null)
                    .toList();
            BuiltinRole builtin = builtin(names);
            List<Role> own = accounts.roles(user.tenant.id).stream()
                    .filter(role -> names.contains(role.name))
                    .toList();
            if (user.role != builtin || !user.roles().equals(own)) {
                user.take(builtin, own, clock.instant());
                changed = true;
            }
        }
        if (config.groupClaim().isPresent()) {
            Collection<Group> groups =
                    groups(user.tenant, claims.texts(config.groupClaim().get()));
            if (!user.groups.containsAll(groups) || user.groups.size() != groups.size()) {
                user.join(groups, clock.instant());
                changed = true;
            }
        }
        if (changed) {
            accounts.changed();
        }
    }

    /** The first of the built-in ones, in the order from much to little; the default when none is named. */
    private BuiltinRole builtin(List<String> names) {
        return Arrays.stream(BuiltinRole.values())
                .filter(role -> names.stream()
                        .anyMatch(name ->
                                name.replace('-', '_').toUpperCase(Locale.ROOT).equals(role.name())))
                .findFirst()
                .orElseGet(config::defaultRole);
    }

    /** Groups of these names, made when they are not here yet; of a path, as Keycloak sends it, the last name counts. */
    private Collection<Group> groups(Tenant tenant, List<String> paths) {
        List<Group> present = accounts.groups(tenant.id);
        List<Group> found = new ArrayList<>();
        paths.stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1).strip())
                .filter(name -> !name.isEmpty() && name.length() <= UserService.NAME_LIMIT)
                .distinct()
                .forEach(name -> found.add(present.stream()
                        .filter(group -> group.name.equals(name))
                        .findFirst()
                        .orElseGet(() -> made(tenant, name))));
        return found;
    }

    private Group made(Tenant tenant, String name) {
        Group group = new Group(tenant.id, name, clock.instant());
        accounts.save(group);
        accounts.flush("The group " + name + " was made twice at the same moment; try again.");
        return group;
    }

    private String fingerprint(ProviderClaims claims) {
        return claims.issuedAt() + " " + claims.texts(config.roleClaim()) + " "
                + config.groupClaim().map(claims::texts).orElse(List.of());
    }
}
