package io.lectern.account;

import io.lectern.common.DomainException;
import io.lectern.common.InvalidException;
import io.lectern.common.NotFoundException;
import io.lectern.common.Page;
import io.lectern.common.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The users of the caller's tenant. Nobody makes or changes a user who may more than they themselves, and a tenant keeps
 * an administrator. A change holds from the next request on, for every credential of the user.
 */
@ApplicationScoped
@Transactional
public class UserService {

    static final int NAME_LIMIT = 255;

    @Inject
    AccountRepository accounts;

    @Inject
    KeyRepository keys;

    @Inject
    Passwords passwords;

    @Inject
    AccountConfig config;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * Makes a user in the caller's tenant.
     *
     * @throws InvalidException a name empty, too long or with control characters, a bad e-mail, a password too short
     * @throws NotFoundException a role or group is not the tenant's
     * @throws DomainException CONFLICT when name or e-mail is taken, FORBIDDEN when the user would have more rights than
     *     the caller
     */
    public User create(NewUser command) {
        Tenant tenant = accounts.tenant(caller.tenant()).orElseThrow();
        return create(tenant, command, true);
    }

    /** Makes the first administrator of a new tenant; see {@link TenantService}. */
    User createIn(Tenant tenant, NewUser command) {
        return create(tenant, command, false);
    }

    /**
     * A stranger becomes a member of the hosting tenant.
     *
     * @throws DomainException FORBIDDEN unless {@code lectern.accounts.self-registration} is on; else as {@link #create}
     */
    public User register(String username, Optional<String> email, String password) {
        if (!config.selfRegistration()) {
            throw DomainException.forbidden("Nobody can register here; an administrator makes users.");
        }
        return create(accounts.hostingTenant(), NewUser.member(username, email, password), false);
    }

    /**
     * Changes what is given and leaves the rest.
     *
     * @throws NotFoundException no such user in the tenant
     * @throws DomainException as {@link #create}; CONFLICT when no administrator would be left
     */
    public User change(UUID uid, UserPatch patch) {
        User user = find(uid).orElseThrow(() -> new NotFoundException("user", uid.toString()));
        requireNotAbove(user.rights());
        return apply(user, patch);
    }

    /** The same for the caller's own name, e-mail and password, which needs no right; FORBIDDEN with a limited key. */
    public User changeOwn(UserPatch patch) {
        caller.requireUnlimited();
        if (!patch.onlyOwn()) {
            throw DomainException.forbidden("Nobody changes their own roles, groups or block.");
        }
        return apply(me(), patch);
    }

    /**
     * Takes a user away with their keys. What they own stays, for administrators.
     *
     * @throws NotFoundException no such user in the tenant
     * @throws DomainException CONFLICT for the last administrator, FORBIDDEN for a user with more rights than the caller
     */
    public void delete(UUID uid) {
        User user = find(uid).orElseThrow(() -> new NotFoundException("user", uid.toString()));
        requireNotAbove(user.rights());
        remove(user);
    }

    /** The same for the caller, which needs no right; FORBIDDEN with a limited key. */
    public void deleteOwn() {
        caller.requireUnlimited();
        remove(me());
    }

    private void remove(User user) {
        keys.ofUser(user.id).forEach(key -> key.revoke(clock.instant()));
        user.delete(clock.instant());
        requireAdministrator(user.tenant);
        accounts.changed();
    }

    public Optional<User> find(UUID uid) {
        return accounts.user(caller.tenantId(), uid);
    }

    /**
     * The id on the wire of a user of the tenant, also of one who was deleted.
     *
     * @param id row id
     */
    public UUID uid(long id) {
        return accounts.userUid(caller.tenantId(), id);
    }

    public Page<User> list(PageRequest page) {
        return accounts.users(caller.tenantId(), page);
    }

    /** The caller. */
    public User me() {
        return accounts.user(caller.tenantId(), caller.user()).orElseThrow();
    }

    /** Ends every token that was issued to the caller until now, everywhere; FORBIDDEN with a limited key. */
    public void endTokens() {
        caller.requireUnlimited();
        me().endTokens();
        accounts.changed();
    }

    List<User> withPassword(String nameOrEmail) {
        return accounts.withPassword(nameOrEmail);
    }

    private User create(Tenant tenant, NewUser command, boolean limited) {
        requireName(command.username());
        if (accounts.usernameTaken(tenant.id, command.username().strip())) {
            throw DomainException.conflict("The name " + command.username() + " is in use already.");
        }
        User user = new User(tenant, command.username().strip(), command.role(), clock.instant());
        user.take(command.role(), roles(tenant, command.roles()), clock.instant());
        user.join(groups(tenant, command.groups()), clock.instant());
        if (limited) {
            requireNotAbove(user.rights());
        }
        setEmail(user, command.email());
        command.password().ifPresent(text -> user.setPassword(passwords.hash(text), clock.instant()));
        accounts.save(user);
        accounts.flush("The name " + command.username() + " is in use already.");
        return user;
    }

    private User apply(User user, UserPatch patch) {
        patch.username().filter(name -> !name.strip().equals(user.username)).ifPresent(name -> rename(user, name));
        setEmail(user, patch.email());
        patch.password().ifPresent(text -> user.setPassword(passwords.hash(text), clock.instant()));
        if (patch.role().isPresent() || patch.roles().isPresent()) {
            Collection<Role> own =
                    patch.roles().map(uids -> roles(user.tenant, uids)).orElseGet(user::roles);
            user.take(patch.role().orElse(user.role), own, clock.instant());
            requireNotAbove(user.rights());
        }
        patch.groups().ifPresent(uids -> user.join(groups(user.tenant, uids), clock.instant()));
        patch.blocked().ifPresent(blocked -> user.block(blocked, clock.instant()));
        requireAdministrator(user.tenant);
        accounts.flush("This name or e-mail is in use already.");
        accounts.changed();
        return user;
    }

    private void rename(User user, String name) {
        requireName(name);
        if (!name.strip().equalsIgnoreCase(user.username) && accounts.usernameTaken(user.tenant.id, name.strip())) {
            throw DomainException.conflict("The name " + name + " is in use already.");
        }
        user.rename(name.strip(), clock.instant());
    }

    private void setEmail(User user, Optional<String> email) {
        Optional<String> given = email.map(String::strip);
        if (given.isEmpty() || given.equals(user.email())) {
            return;
        }
        String text = given.get();
        if (!text.isEmpty() && (text.length() > NAME_LIMIT || !text.matches("[^@\\s]+@[^@\\s]+"))) {
            throw new InvalidException("email", "`email` is no e-mail address of up to " + NAME_LIMIT + " characters.");
        }
        boolean same = user.email().filter(text::equalsIgnoreCase).isPresent();
        if (!text.isEmpty() && !same && accounts.emailTaken(text)) {
            throw DomainException.conflict("Email already in use");
        }
        user.writeTo(text.isEmpty() ? null : text, clock.instant());
    }

    private List<Role> roles(Tenant tenant, Collection<UUID> uids) {
        List<Role> found = accounts.roles(tenant.id, Set.copyOf(uids));
        uids.stream()
                .filter(uid -> found.stream().noneMatch(role -> role.uid.equals(uid)))
                .findFirst()
                .ifPresent(missing -> {
                    throw new NotFoundException("role", missing.toString());
                });
        return found;
    }

    private List<Group> groups(Tenant tenant, Collection<UUID> uids) {
        List<Group> found = accounts.groups(tenant.id, Set.copyOf(uids));
        uids.stream()
                .filter(uid -> found.stream().noneMatch(group -> group.uid.equals(uid)))
                .findFirst()
                .ifPresent(missing -> {
                    throw new NotFoundException("group", missing.toString());
                });
        return found;
    }

    private void requireNotAbove(Rights rights) {
        if (!caller.may(rights)) {
            throw DomainException.forbidden("This user has or would have rights that you have not.");
        }
    }

    private void requireAdministrator(Tenant tenant) {
        if (accounts.activeAdministrators(tenant.id) == 0) {
            throw DomainException.conflict("The last administrator of a tenant stays one.");
        }
    }

    static void requireName(String name) {
        String text = name.strip();
        if (text.isEmpty() || text.length() > NAME_LIMIT || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidException(
                    "name", "A name has 1 to " + NAME_LIMIT + " characters and no control characters.");
        }
    }
}
