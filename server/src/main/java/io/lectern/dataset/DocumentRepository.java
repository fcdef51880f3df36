package io.lectern.dataset;

import io.lectern.account.Visibility;
import io.lectern.common.InvalidException;
import io.lectern.common.Page;
import io.lectern.common.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Document and chunk rows. Every query starts from a live dataset that somebody sees. */
@ApplicationScoped
class DocumentRepository {

    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("", "createdAt"),
            Map.entry("create_time", "createdAt"),
            Map.entry("create_date", "createdAt"),
            Map.entry("update_time", "updatedAt"),
            Map.entry("update_date", "updatedAt"),
            Map.entry("name", "name"),
            Map.entry("size", "file.size"),
            Map.entry("type", "type"),
            Map.entry("progress", "progress"),
            Map.entry("run", "runState"),
            Map.entry("chunk_count", "chunkCount"),
            Map.entry("token_count", "tokenCount"),
            Map.entry("process_begin_at", "processBeginAt"),
            Map.entry("process_duation", "processSeconds"),
            Map.entry("id", "uid"));

    @PersistenceContext
    EntityManager rows;

    void save(Object row) {
        rows.persist(row);
    }

    List<Document> find(Dataset dataset, Collection<UUID> uids) {
        return uids.isEmpty()
                ? List.of()
                : rows.createQuery(
                                "select d from Document d join fetch d.file where d.dataset = :dataset"
                                        + " and d.deletedAt is null and d.uid in :uids",
                                Document.class)
                        .setParameter("dataset", dataset)
                        .setParameter("uids", uids)
                        .getResultList();
    }

    /** Documents of the tenant wherever they are, as far as they are in one of the datasets. */
    List<Document> findIn(Collection<Long> datasetIds, Collection<UUID> uids) {
        return uids.isEmpty() || datasetIds.isEmpty()
                ? List.of()
                : rows.createQuery(
                                "select d from Document d join fetch d.dataset where d.dataset.id in :datasets"
                                        + " and d.deletedAt is null and d.uid in :uids",
                                Document.class)
                        .setParameter("datasets", datasetIds)
                        .setParameter("uids", uids)
                        .getResultList();
    }

    List<DocumentFacts> facts(Collection<Long> datasetIds) {
        return datasetIds.isEmpty()
                ? List.of()
                : rows.createQuery(
                                "select d.uid, d.name, d.metaFields from Document d where d.dataset.id in :datasets"
                                        + " and d.deletedAt is null",
                                Object[].class)
                        .setParameter("datasets", datasetIds)
                        .getResultStream()
                        .map(row -> new DocumentFacts((UUID) row[0], (String) row[1], (String) row[2]))
                        .toList();
    }

    List<Document> findVisible(Visibility seen, Collection<UUID> uids) {
        return uids.isEmpty()
                ? List.of()
                : seen.bind(rows.createQuery(
                                "select d from Document d join fetch d.dataset s where " + seen.of("s")
                                        + " and s.deletedAt is null and d.deletedAt is null and d.uid in :uids",
                                Document.class))
                        .setParameter("uids", uids)
                        .getResultList();
    }

    List<Document> all(Dataset dataset) {
        return rows.createQuery(
                        "select d from Document d join fetch d.file where d.dataset = :dataset and d.deletedAt is null",
                        Document.class)
                .setParameter("dataset", dataset)
                .getResultList();
    }

    boolean nameTaken(Dataset dataset, String name) {
        return rows.createQuery(
                                "select count(d) from Document d where d.dataset = :dataset and d.deletedAt is null and d.name = :name",
                                Long.class)
                        .setParameter("dataset", dataset)
                        .setParameter("name", name)
                        .getSingleResult()
                > 0;
    }

    Page<Document> list(Dataset dataset, DocumentFilter filter, PageRequest page) {
        DocumentConditions conditions = new DocumentConditions(dataset, filter);
        TypedQuery<Long> count =
                conditions.bind(rows.createQuery("select count(d) from Document d" + conditions.where(), Long.class));
        TypedQuery<Document> select = conditions.bind(rows.createQuery(
                "select d from Document d join fetch d.file" + conditions.where() + orderBy(page), Document.class));
        return new Page<>(page.of(select), count.getSingleResult());
    }

    void deleteAllOf(Dataset dataset, Instant now) {
        rows.createQuery(
                        "delete from Chunk c where c.document.id in (select d.id from Document d where d.dataset = :dataset)")
                .setParameter("dataset", dataset)
                .executeUpdate();
        rows.createQuery("update StoredFile f set f.deletedAt = :now where f.id in"
                        + " (select d.file.id from Document d where d.dataset = :dataset and d.deletedAt is null)")
                .setParameter("now", now)
                .setParameter("dataset", dataset)
                .executeUpdate();
        rows.createQuery("update Document d set d.deletedAt = :now where d.dataset = :dataset and d.deletedAt is null")
                .setParameter("now", now)
                .setParameter("dataset", dataset)
                .executeUpdate();
    }

    /** All chunks of a document, and what was found in them. */
    int deleteChunks(long documentId) {
        rows.createQuery("delete from GraphEntity x where x.documentId = :document")
                .setParameter("document", documentId)
                .executeUpdate();
        rows.createQuery("delete from GraphRelation x where x.documentId = :document")
                .setParameter("document", documentId)
                .executeUpdate();
        return rows.createQuery("delete from Chunk c where c.document.id = :document")
                .setParameter("document", documentId)
                .executeUpdate();
    }

    Page<Chunk> chunks(Document document, PageRequest page) {
        List<Chunk> chunks = page.of(rows.createQuery(
                        "select c from Chunk c where c.document = :document order by c.ordinal, c.createdAt desc, c.id",
                        Chunk.class)
                .setParameter("document", document));
        long total = rows.createQuery("select count(c) from Chunk c where c.document = :document", Long.class)
                .setParameter("document", document)
                .getSingleResult();
        return new Page<>(chunks, total);
    }

    List<Chunk> chunks(Document document, Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : rows.createQuery("select c from Chunk c where c.document = :document and c.id in :ids", Chunk.class)
                        .setParameter("document", document)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    boolean hasChunk(Visibility seen, String id) {
        return seen.bind(rows.createQuery(
                                        "select count(c) from Chunk c join c.document.dataset d where c.id = :id"
                                                + " and c.document.deletedAt is null and " + seen.of("d"),
                                        Long.class)
                                .setParameter("id", id))
                        .getSingleResult()
                > 0;
    }

    int deleteChunks(Document document, Collection<String> ids) {
        return rows.createQuery("delete from Chunk c where c.document = :document and c.id in :ids")
                .setParameter("document", document)
                .setParameter("ids", ids)
                .executeUpdate();
    }

    /** Chunks and tokens of a document, in this order. */
    long[] countChunks(Document document) {
        rows.flush();
        Object[] counts = rows.createQuery(
                        "select count(c), sum(c.tokens) from Chunk c where c.document = :document", Object[].class)
                .setParameter("document", document)
                .getSingleResult();
        return new long[] {(Long) counts[0], counts[1] == null ? 0 : ((Number) counts[1]).longValue()};
    }

    /** The place of all chunks that are written by hand. */
    int firstFreeOrdinal(Document document) {
        Integer last = rows.createQuery(
                        "select max(c.ordinal) from Chunk c where c.document = :document" + " and c.origin = :parsed",
                        Integer.class)
                .setParameter("document", document)
                .setParameter("parsed", Chunk.ChunkOrigin.PARSED)
                .getSingleResult();
        return last == null ? 0 : last + 1;
    }

    /** Holds the row until the transaction ends. */
    Document hold(Document document) {
        rows.lock(document, LockModeType.PESSIMISTIC_WRITE);
        rows.refresh(document);
        return document;
    }

    Optional<Chunk> chunk(Document document, String id) {
        return rows.createQuery("select c from Chunk c where c.document = :document and c.id = :id", Chunk.class)
                .setParameter("document", document)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    private static String orderBy(PageRequest page) {
        String column = COLUMNS.get(page.orderBy());
        if (column == null) {
            throw new InvalidException(
                    "orderby",
                    "`orderby` is " + page.orderBy() + "; it may be one of "
                            + COLUMNS.keySet().stream()
                                    .filter(name -> !name.isEmpty())
                                    .sorted()
                                    .toList() + ".");
        }
        String path = column.startsWith("file.") ? "d.file." + column.substring("file.".length()) : "d." + column;
        String direction = page.descending() ? " desc" : " asc";
        return " order by " + path + direction + ", d.id" + direction;
    }
}
