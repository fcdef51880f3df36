package io.lectern.dataset;

import io.lectern.account.Identity;
import io.lectern.account.Visibility;
import io.lectern.retrieval.IndexedChunk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a parsing job reads and writes of a document. It has no caller: the job's row says whose document it is, and every
 * method takes the document's row id from there.
 */
@ApplicationScoped
@Transactional
public class ParsingService {

    private static final int WRITTEN_AT_ONCE = 500;

    @Inject
    DocumentRepository documents;

    @Inject
    DatasetRepository datasets;

    @Inject
    GraphService graph;

    @Inject
    IndexDebtService debts;

    @PersistenceContext
    EntityManager rows;

    @Inject
    Clock clock;

    /** Empty when it or its dataset was deleted. */
    public Optional<Document> find(long documentId) {
        return Optional.ofNullable(rows.find(Document.class, documentId)).filter(document -> !document.deleted());
    }

    /** The embedding models of some datasets that somebody sees without a request; the others are left out. */
    public Map<UUID, String> models(Identity who, Collection<UUID> datasetUids) {
        return datasets.findAll(Visibility.afterwards(who), datasetUids).stream()
                .collect(Collectors.toMap(Dataset::uid, Dataset::embeddingModel));
    }

    /**
     * Puts the new chunks in the place of all earlier ones and ends the run; one transaction.
     *
     * @param goOn called every {@value #WRITTEN_AT_ONCE} chunks; what it throws undoes all
     */
    public void finish(long documentId, List<ParsedChunk> chunks, FoundGraph found, String line, Runnable goOn) {
        Document document = rows.find(Document.class, documentId);
        Instant now = clock.instant();
        documents.deleteChunks(documentId);
        for (int from = 0; from < chunks.size(); from += WRITTEN_AT_ONCE) {
            goOn.run();
            chunks.subList(from, Math.min(from + WRITTEN_AT_ONCE, chunks.size()))
                    .forEach(chunk -> documents.save(new Chunk(document, chunk, now)));
            rows.flush();
        }
        graph.add(document, found);
        document.finish(
                chunks.size(), chunks.stream().mapToInt(ParsedChunk::tokens).sum(), line, now);
    }

    /** Ends the run and takes its chunks away (contracts/aibuilder.md 3.2.7), those of earlier runs too. */
    public void cancel(Document document, UUID tenant) {
        documents.deleteChunks(document.id());
        document.cancel(clock.instant());
        debts.oweCleared(tenant, document);
    }

    /** The rows of a document in the form of the index, to write it again; none when it or its dataset was deleted. */
    public List<IndexedChunk> stored(long documentId, UUID tenant) {
        return rows.createQuery(
                        "select c from Chunk c join fetch c.document d join fetch d.dataset where d.id = :document"
                                + " and d.deletedAt is null and d.dataset.deletedAt is null order by c.ordinal",
                        Chunk.class)
                .setParameter("document", documentId)
                .getResultStream()
                .map(chunk -> IndexForm.of(chunk, tenant))
                .toList();
    }
}
