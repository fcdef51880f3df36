package io.lectern.conversation;

import io.lectern.account.Visibility;
import io.lectern.common.InvalidException;
import io.lectern.common.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Rows of conversations and messages. Every query says who looks, and leaves deleted conversations out; those
 * with a tenant in place of a viewer go on with what was found so before.
 */
@ApplicationScoped
class ConversationRepository {

    private static final Map<String, String> COLUMNS = Map.of(
            "", "createdAt",
            "create_time", "createdAt",
            "create_date", "createdAt",
            "update_time", "updatedAt",
            "update_date", "updatedAt",
            "name", "title",
            "id", "uid",
            "user_id", "externalUser");

    @PersistenceContext
    EntityManager rows;

    void save(Object row) {
        rows.persist(row);
    }

    /** Makes row ids known. */
    void flush() {
        rows.flush();
    }

    Optional<Conversation> find(Visibility seen, long assistantId, UUID uid) {
        return live(
                        seen,
                        Map.of("assistant", assistantId, "uid", uid),
                        " and c.assistantId = :assistant and c.uid = :uid")
                .getResultStream()
                .findFirst();
    }

    Optional<Conversation> find(Visibility seen, UUID uid) {
        return live(seen, Map.of("uid", uid), " and c.uid = :uid")
                .getResultStream()
                .findFirst();
    }

    Optional<Conversation> find(Visibility seen, long id) {
        return live(seen, Map.of("id", id), " and c.id = :id").getResultStream().findFirst();
    }

    boolean exists(long tenant, UUID uid) {
        return !rows.createQuery(
                        "select c.id from Conversation c where c.tenantId = :tenant and c.uid = :uid"
                                + " and c.deletedAt is null",
                        Long.class)
                .setParameter("tenant", tenant)
                .setParameter("uid", uid)
                .getResultList()
                .isEmpty();
    }

    List<Conversation> everyOne(Visibility seen) {
        return live(seen, Map.of(), " order by c.updatedAt desc, c.id desc").getResultList();
    }

    Optional<Conversation> find(long tenant, long id) {
        return rows.createQuery(
                        "select c from Conversation c where c.tenantId = :tenant and c.id = :id and c.deletedAt is"
                                + " null",
                        Conversation.class)
                .setParameter("tenant", tenant)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    List<Conversation> list(Visibility seen, long assistantId, ConversationFilter filter, PageRequest page) {
        Map<String, Object> values = new HashMap<>(Map.of("assistant", assistantId));
        StringBuilder where = new StringBuilder(" and c.assistantId = :assistant");
        filter.uid().ifPresent(uid -> {
            where.append(" and c.uid = :uid");
            values.put("uid", uid);
        });
        filter.title().ifPresent(title -> {
            where.append(" and lower(c.title) = :title");
            values.put("title", title.toLowerCase(Locale.ROOT));
        });
        filter.externalUser().ifPresent(user -> {
            where.append(" and c.externalUser = :user");
            values.put("user", user);
        });
        TypedQuery<Conversation> query = live(seen, values, where + orderBy(page));
        return page.size() == 0
                ? List.of()
                : query.setFirstResult(page.offset()).setMaxResults(page.size()).getResultList();
    }

    List<UUID> all(Visibility seen, long assistantId) {
        return live(seen, Map.of("assistant", assistantId), " and c.assistantId = :assistant")
                .getResultStream()
                .map(Conversation::uid)
                .toList();
    }

    List<Message> messages(long tenant, Collection<Long> conversations) {
        return conversations.isEmpty()
                ? List.of()
                : rows.createQuery(
                                "select m from Message m where m.tenantId = :tenant and m.conversationId in"
                                        + " :conversations order by m.id",
                                Message.class)
                        .setParameter("tenant", tenant)
                        .setParameter("conversations", conversations)
                        .getResultList();
    }

    /** Of all tenants. */
    List<Message> pendingOf(String server) {
        return rows.createQuery(
                        "select m from Message m where m.state = :pending and m.answeringServer = :server",
                        Message.class)
                .setParameter("pending", MessageState.PENDING)
                .setParameter("server", server)
                .getResultList();
    }

    Optional<Message> message(long tenant, long id) {
        return rows.createQuery("select m from Message m where m.tenantId = :tenant and m.id = :id", Message.class)
                .setParameter("tenant", tenant)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    Optional<Message> message(long tenant, UUID uid) {
        return rows.createQuery("select m from Message m where m.tenantId = :tenant and m.uid = :uid", Message.class)
                .setParameter("tenant", tenant)
                .setParameter("uid", uid)
                .getResultStream()
                .findFirst();
    }

    /** A message or an attachment; the database takes a message's attachments along. */
    void delete(Object row) {
        rows.remove(row);
    }

    List<Attachment> attachments(long tenant, long message) {
        return rows.createQuery(
                        "select a from Attachment a where a.tenantId = :tenant and a.messageId = :message order by"
                                + " a.id",
                        Attachment.class)
                .setParameter("tenant", tenant)
                .setParameter("message", message)
                .getResultList();
    }

    Optional<Attachment> attachment(long tenant, UUID uid) {
        return rows.createQuery(
                        "select a from Attachment a where a.tenantId = :tenant and a.uid = :uid", Attachment.class)
                .setParameter("tenant", tenant)
                .setParameter("uid", uid)
                .getResultStream()
                .findFirst();
    }

    private TypedQuery<Conversation> live(Visibility seen, Map<String, Object> values, String where) {
        String only =
                seen.only().isEmpty() ? "" : " and c.assistantId in (select a.id from Assistant a where a.uid = :only)";
        TypedQuery<Conversation> query = seen.bindOwn(rows.createQuery(
                "select c from Conversation c where " + seen.ofOwn("c", "userId") + only + " and c.deletedAt is null"
                        + where,
                Conversation.class));
        seen.only().ifPresent(uid -> query.setParameter("only", uid));
        values.forEach(query::setParameter);
        return query;
    }

    private static String orderBy(PageRequest page) {
        String column = COLUMNS.get(page.orderBy());
        if (column == null) {
            throw new InvalidException(
                    "orderby",
                    "`orderby` is " + page.orderBy() + "; it may be create_time, update_time, name, user_id or id.");
        }
        String direction = page.descending() ? " desc" : " asc";
        return " order by c." + column + direction + ", c.id" + direction;
    }
}
