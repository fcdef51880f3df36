package io.lectern.account;

import io.lectern.common.DomainException;
import io.lectern.common.InvalidException;
import io.lectern.common.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The groups of the caller's tenant, and what is shared with them. */
@ApplicationScoped
@Transactional
public class GroupService {

    @Inject
    AccountRepository accounts;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * @throws InvalidException a bad name
     * @throws DomainException CONFLICT when the name is taken
     */
    public Group create(String name) {
        UserService.requireName(name);
        Group group = new Group(caller.tenantId(), name.strip(), clock.instant());
        accounts.save(group);
        accounts.flush("There is a group named " + name + " already.");
        return group;
    }

    /**
     * @throws NotFoundException no such group in the tenant
     * @throws DomainException as {@link #create}
     */
    public Group rename(UUID uid, String name) {
        UserService.requireName(name);
        Group group = get(uid);
        group.rename(name.strip());
        accounts.flush("There is a group named " + name + " already.");
        return group;
    }

    /** What was shared with the group only is private afterwards. */
    public void delete(UUID uid) {
        Group group = get(uid);
        accounts.usersOf(group).forEach(user -> user.leave(group));
        accounts.deleteShares(group);
        accounts.flush("This group is in use.");
        accounts.delete(group);
        accounts.changed();
    }

    public Optional<Group> find(UUID uid) {
        return accounts.groups(caller.tenantId(), List.of(uid)).stream().findFirst();
    }

    /** In order of their names. */
    public List<Group> list() {
        return accounts.groups(caller.tenantId());
    }

    /** @throws NotFoundException no such group in the tenant */
    public List<User> members(UUID uid) {
        return accounts.usersOf(get(uid));
    }

    /** The groups that an object is shared with; the caller of this method has checked that the object may be seen. */
    public List<Group> sharedWith(UUID object) {
        Set<Long> ids = Set.copyOf(
                accounts.shares(object).stream().map(share -> share.groupId).toList());
        return list().stream().filter(group -> ids.contains(group.id)).toList();
    }

    /**
     * Replaces the groups that an object is shared with; the caller of this method has checked whose the object is.
     *
     * @throws NotFoundException a group is not the tenant's
     */
    public void share(UUID object, Collection<UUID> groups) {
        List<Long> wanted = groups.stream().distinct().map(uid -> get(uid).id).toList();
        List<GroupShare> present = accounts.shares(object);
        present.stream().filter(share -> !wanted.contains(share.groupId)).forEach(accounts::delete);
        wanted.stream()
                .filter(id -> present.stream().noneMatch(share -> share.groupId == id))
                .forEach(id -> accounts.save(new GroupShare(object, id)));
    }

    private Group get(UUID uid) {
        return find(uid).orElseThrow(() -> new NotFoundException("group", uid.toString()));
    }
}
