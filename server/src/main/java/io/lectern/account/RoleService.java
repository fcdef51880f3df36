package io.lectern.account;

import io.lectern.common.DomainException;
import io.lectern.common.InvalidException;
import io.lectern.common.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The own roles of the caller's tenant. Nobody makes or changes a role with more rights than they have. */
@ApplicationScoped
@Transactional
public class RoleService {

    @Inject
    AccountRepository accounts;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * @param accessFolders paths of folders that the role is limited to; empty for no limit
     * @throws InvalidException a bad name or path
     * @throws DomainException CONFLICT when the name is taken, FORBIDDEN for rights that the caller has not
     */
    public Role create(String name, Rights rights, List<String> accessFolders) {
        require(name, rights, accessFolders);
        Role role = new Role(caller.tenantId(), name.strip(), rights, accessFolders, clock.instant());
        accounts.save(role);
        accounts.flush("There is a role named " + name + " already.");
        return role;
    }

    /**
     * Changes what is given; users who have the role have it from their next request on.
     *
     * @throws NotFoundException no such role in the tenant
     * @throws DomainException as {@link #create}
     */
    public Role change(UUID uid, Optional<String> name, Optional<Rights> rights, Optional<List<String>> accessFolders) {
        Role role = find(uid).orElseThrow(() -> new NotFoundException("role", uid.toString()));
        requireHad(role.rights);
        String newName = name.orElse(role.name);
        Rights newRights = rights.orElse(role.rights);
        List<String> folders = accessFolders.orElseGet(role::accessFolders);
        require(newName, newRights, folders);
        role.change(newName.strip(), newRights, folders);
        accounts.flush("There is a role named " + newName + " already.");
        accounts.changed();
        return role;
    }

    /** @throws NotFoundException no such role in the tenant */
    public void delete(UUID uid) {
        Role role = find(uid).orElseThrow(() -> new NotFoundException("role", uid.toString()));
        requireHad(role.rights);
        accounts.usersOf(role).forEach(user -> user.leave(role));
        accounts.flush("This role is in use.");
        accounts.delete(role);
        accounts.changed();
    }

    public Optional<Role> find(UUID uid) {
        return accounts.roles(caller.tenantId(), List.of(uid)).stream().findFirst();
    }

    /** In order of their names. */
    public List<Role> list() {
        return accounts.roles(caller.tenantId());
    }

    private void require(String name, Rights rights, List<String> folders) {
        UserService.requireName(name);
        folders.stream()
                .filter(folder -> folder.isBlank() || folder.length() > 1000 || folder.contains("\n"))
                .findFirst()
                .ifPresent(folder -> {
                    throw new InvalidException(
                            "access_folders", "A folder's path has 1 to 1000 characters in one line.");
                });
        requireHad(rights);
    }

    private void requireHad(Rights rights) {
        if (!caller.may(rights)) {
            throw DomainException.forbidden("This role has or would have rights that you have not.");
        }
    }
}
