package io.lectern.llm;

import io.lectern.account.Owner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of providers, models, groups, keys and aliases. Every query names the owners whose rows it may touch. */
@ApplicationScoped
class CatalogueRepository {

    private static final String MODELS = "select m from Model m join fetch m.provider p where p.owner in :owners ";

    @PersistenceContext
    EntityManager rows;

    void save(Object row) {
        rows.persist(row);
    }

    void flush() {
        rows.flush();
    }

    void delete(Object row) {
        rows.remove(row);
    }

    /** Whether a tenant's administrators look after the server. */
    boolean hosts(long tenant) {
        return rows.createQuery("select t.hosting from Tenant t where t.id = :id", Boolean.class)
                .setParameter("id", tenant)
                .getSingleResult();
    }

    List<Provider> providers(Collection<Owner> owners) {
        return rows.createQuery("select p from Provider p where p.owner in :owners order by p.id", Provider.class)
                .setParameter("owners", owners)
                .getResultList();
    }

    Optional<Provider> provider(Collection<Owner> owners, UUID uid) {
        return rows.createQuery("select p from Provider p where p.owner in :owners and p.uid = :uid", Provider.class)
                .setParameter("owners", owners)
                .setParameter("uid", uid)
                .getResultStream()
                .findFirst();
    }

    List<Model> models(Collection<Owner> owners) {
        return rows.createQuery(MODELS + "order by m.id", Model.class)
                .setParameter("owners", owners)
                .getResultList();
    }

    List<Model> modelsOf(Provider provider) {
        return rows.createQuery("select m from Model m where m.provider = :provider order by m.id", Model.class)
                .setParameter("provider", provider)
                .getResultList();
    }

    Optional<Model> model(Collection<Owner> owners, UUID uid) {
        return rows.createQuery(MODELS + "and m.uid = :uid", Model.class)
                .setParameter("owners", owners)
                .setParameter("uid", uid)
                .getResultStream()
                .findFirst();
    }

    /** Active ones of a kind whose name is one of some. */
    List<Model> active(Collection<Owner> owners, ModelKind kind, Collection<String> names) {
        return rows.createQuery(
                        MODELS + "and m.active = true and m.kind = :kind and m.name in :names order by m.id",
                        Model.class)
                .setParameter("owners", owners)
                .setParameter("kind", kind)
                .setParameter("names", names)
                .getResultList();
    }

    List<ModelGroup> groups(Collection<Owner> owners) {
        return rows.createQuery("select g from ModelGroup g where g.owner in :owners order by g.id", ModelGroup.class)
                .setParameter("owners", owners)
                .getResultList();
    }

    Optional<ModelGroup> group(Collection<Owner> owners, UUID uid) {
        return rows.createQuery(
                        "select g from ModelGroup g where g.owner in :owners and g.uid = :uid", ModelGroup.class)
                .setParameter("owners", owners)
                .setParameter("uid", uid)
                .getResultStream()
                .findFirst();
    }

    List<ModelGroup> groupsNamed(Collection<Owner> owners, String name) {
        return rows.createQuery(
                        "select g from ModelGroup g where g.owner in :owners and g.name = :name", ModelGroup.class)
                .setParameter("owners", owners)
                .setParameter("name", name)
                .getResultList();
    }

    /** In their order, whatever their state. */
    List<Model> members(ModelGroup group) {
        return rows.createQuery(
                        "select e from GroupMember e join fetch e.model m where e.group = :group order by e.place",
                        GroupMember.class)
                .setParameter("group", group)
                .getResultStream()
                .map(member -> member.model)
                .toList();
    }

    void removeMembers(ModelGroup group) {
        rows.createQuery("delete from GroupMember e where e.group = :group")
                .setParameter("group", group)
                .executeUpdate();
    }

    void removeFromGroups(Model model) {
        rows.createQuery("delete from GroupMember e where e.model = :model")
                .setParameter("model", model)
                .executeUpdate();
    }

    List<Credential> credentials(Collection<Owner> owners) {
        return rows.createQuery(
                        "select c from Credential c join fetch c.provider p where c.owner in :owners order by c.id",
                        Credential.class)
                .setParameter("owners", owners)
                .getResultList();
    }

    List<Credential> credentials(Collection<Owner> owners, Provider provider) {
        return rows.createQuery(
                        "select c from Credential c where c.owner in :owners and c.provider = :provider",
                        Credential.class)
                .setParameter("owners", owners)
                .setParameter("provider", provider)
                .getResultList();
    }

    Optional<Credential> credential(Collection<Owner> owners, UUID uid) {
        return rows.createQuery(
                        "select c from Credential c where c.owner in :owners and c.uid = :uid", Credential.class)
                .setParameter("owners", owners)
                .setParameter("uid", uid)
                .getResultStream()
                .findFirst();
    }

    /** Of every owner: for sealing anew. */
    List<Credential> allCredentials() {
        return rows.createQuery("select c from Credential c", Credential.class).getResultList();
    }

    void removeCredentials(Provider provider) {
        rows.createQuery("delete from Credential c where c.provider = :provider")
                .setParameter("provider", provider)
                .executeUpdate();
    }

    List<ModelAlias> aliases(Collection<Owner> owners) {
        return rows.createQuery("select a from ModelAlias a where a.owner in :owners order by a.id", ModelAlias.class)
                .setParameter("owners", owners)
                .getResultList();
    }

    List<ModelAlias> aliases(Collection<Owner> owners, ModelKind kind, String name) {
        return rows.createQuery(
                        "select a from ModelAlias a where a.owner in :owners and a.kind = :kind and a.name = :name",
                        ModelAlias.class)
                .setParameter("owners", owners)
                .setParameter("kind", kind)
                .setParameter("name", name)
                .getResultList();
    }

    Optional<ModelAlias> alias(Collection<Owner> owners, UUID uid) {
        return rows.createQuery(
                        "select a from ModelAlias a where a.owner in :owners and a.uid = :uid", ModelAlias.class)
                .setParameter("owners", owners)
                .setParameter("uid", uid)
                .getResultStream()
                .findFirst();
    }
}
