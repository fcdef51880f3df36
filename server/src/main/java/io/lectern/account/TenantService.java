package io.lectern.account;

import io.lectern.common.DomainException;
import io.lectern.common.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tenants. Administrators of the hosting tenant make and block others; everybody else knows only their own. */
@ApplicationScoped
@Transactional
public class TenantService {

    @Inject
    AccountRepository accounts;

    @Inject
    UserService users;

    @Inject
    KeyRepository keys;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /** All for administrators of the hosting tenant, otherwise the caller's own. */
    public List<Tenant> list() {
        Tenant own = own();
        return own.hosting && caller.isAdministrator() ? accounts.tenants() : List.of(own);
    }

    /**
     * Makes a tenant with an administrator and a key for them.
     *
     * @return the administrator's key, shown this once
     * @throws DomainException FORBIDDEN for others than administrators of the hosting tenant
     */
    public MadeKey create(String name, String administrator) {
        requireHost();
        UserService.requireName(name);
        Tenant tenant = new Tenant(name.strip(), false, clock.instant());
        accounts.save(tenant);
        accounts.flush("This tenant exists already.");
        User user = users.createIn(
                tenant,
                new NewUser(
                        administrator,
                        Optional.empty(),
                        Optional.empty(),
                        BuiltinRole.ADMINISTRATOR,
                        List.of(),
                        List.of()));
        Secret secret = Secret.random();
        ApiKey key = new ApiKey(user, NewKey.unlimited("first key"), secret, clock.instant());
        keys.save(key);
        return new MadeKey(key, secret.text());
    }

    /**
     * Ends or gives back every credential of a tenant's users, at once.
     *
     * @throws NotFoundException no such tenant
     * @throws DomainException FORBIDDEN as {@link #create}, CONFLICT for the hosting tenant
     */
    public Tenant block(UUID uid, boolean blocked) {
        requireHost();
        Tenant tenant = accounts.tenant(uid).orElseThrow(() -> new NotFoundException("tenant", uid.toString()));
        if (tenant.hosting) {
            throw DomainException.conflict("The hosting tenant cannot be blocked.");
        }
        tenant.block(blocked);
        accounts.changed();
        return tenant;
    }

    private void requireHost() {
        if (!own().hosting || !caller.isAdministrator()) {
            throw DomainException.forbidden("Only administrators of the hosting tenant do this.");
        }
    }

    private Tenant own() {
        return accounts.tenant(caller.tenant()).orElseThrow();
    }
}
