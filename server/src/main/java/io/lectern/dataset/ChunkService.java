package io.lectern.dataset;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.common.NotFoundException;
import io.lectern.common.Page;
import io.lectern.common.PageRequest;
import io.lectern.common.PassagesShown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Chunk rows of the documents that the caller sees. What changes them writes a debt to the index in the same transaction;
 * {@link ChunkEditor} makes the vectors before and pays the debt afterwards.
 */
@ApplicationScoped
@Transactional
public class ChunkService {

    @Inject
    DatasetRepository datasets;

    @Inject
    DocumentRepository documents;

    @Inject
    IndexDebtService debts;

    @Inject
    Event<PassagesShown> shown;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * In the order of the text; what was written by hand comes last, newest first.
     *
     * @throws NotFoundException when the caller does not see the dataset, or it has no such document
     */
    public Page<Chunk> list(UUID dataset, UUID document, PageRequest page) {
        Page<Chunk> found = documents.chunks(document(dataset, document), page);
        shown(document, found.items());
        return found;
    }

    public Optional<Chunk> find(UUID dataset, UUID document, String id) {
        Optional<Chunk> found = documents.chunk(document(dataset, document), id);
        shown(document, found.stream().toList());
        return found;
    }

    /** Those of the ids that are chunks of the document; order is not kept. */
    public List<Chunk> findAll(UUID dataset, UUID document, Collection<String> ids) {
        return documents.chunks(document(dataset, document), ids);
    }

    private void shown(UUID document, List<Chunk> chunks) {
        shown.fire(new PassagesShown(chunks.stream()
                .map(chunk -> new PassagesShown.Passage(chunk.id(), document))
                .toList()));
    }

    /** Whether any document that the caller sees has such a chunk: ids of others' chunks must not be told from made-up ones. */
    public boolean exists(String id) {
        return documents.hasChunk(caller.sees(ObjectType.DATASET), id);
    }

    /** The same text in the same document is the same chunk: writing it again replaces its keywords and questions. */
    Chunk add(UUID dataset, UUID documentUid, NewChunk written, ChunkVector vector) {
        Document document = lock(dataset, documentUid);
        String id = new ChunkIds(documentUid).next(written.content());
        Chunk chunk = documents.chunk(document, id).orElse(null);
        if (chunk == null) {
            chunk = new Chunk(document, id, written, vector, documents.firstFreeOrdinal(document), clock.instant());
            documents.save(chunk);
        } else {
            chunk.overwrite(written, vector);
        }
        changed(document, List.of(id));
        return chunk;
    }

    /** @param vector null when the change leaves the meaning as it is */
    void update(UUID dataset, UUID documentUid, String id, ChunkChange change, ChunkVector vector) {
        Document document = lock(dataset, documentUid);
        documents
                .chunk(document, id)
                .orElseThrow(() -> new NotFoundException("chunk", id))
                .change(change, vector);
        changed(document, List.of(id));
    }

    /** @return how many there were */
    int delete(UUID dataset, UUID documentUid, List<String> ids) {
        Document document = lock(dataset, documentUid);
        int deleted = ids.isEmpty() ? 0 : documents.deleteChunks(document, ids);
        if (deleted > 0) {
            changed(document, ids);
        }
        return deleted;
    }

    /** @return how many there were */
    int deleteAll(UUID dataset, UUID documentUid) {
        Document document = lock(dataset, documentUid);
        int deleted = documents.deleteChunks(document.id());
        changed(document, List.of());
        return deleted;
    }

    private void changed(Document document, List<String> ids) {
        long[] counts = documents.countChunks(document);
        document.countChunks((int) counts[0], (int) counts[1], clock.instant());
        debts.owe(caller.tenant(), document, ids);
    }

    /** Holds the document, so that counts stay right when several chunks are written at once. */
    private Document lock(UUID dataset, UUID document) {
        return documents.hold(document(dataset, document));
    }

    private Document document(UUID dataset, UUID document) {
        return datasets.find(caller.sees(ObjectType.DATASET), dataset)
                .flatMap(found ->
                        documents.find(found, List.of(document)).stream().findFirst())
                .orElseThrow(() -> new NotFoundException("document", document.toString()));
    }
}
