package io.lectern.dataset;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.common.NotFoundException;
import io.lectern.common.Page;
import io.lectern.common.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Chunks of the documents that the caller sees, in the order of the text. */
@ApplicationScoped
@Transactional
public class ChunkService {

    @Inject
    DatasetRepository datasets;

    @Inject
    DocumentRepository documents;

    @Inject
    Caller caller;

    /** @throws NotFoundException when the caller does not see the dataset, or it has no such document */
    public Page<Chunk> list(UUID dataset, UUID document, PageRequest page) {
        return documents.chunks(document(dataset, document), page);
    }

    public Optional<Chunk> find(UUID dataset, UUID document, String id) {
        return documents.chunk(document(dataset, document), id);
    }

    private Document document(UUID dataset, UUID document) {
        return datasets.find(caller.sees(ObjectType.DATASET), dataset)
                .flatMap(found -> documents.find(found, java.util.List.of(document)).stream()
                        .findFirst())
                .orElseThrow(() -> new NotFoundException("document", document.toString()));
    }
}
