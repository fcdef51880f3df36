package io.lectern.dataset;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Visibility;
import io.lectern.common.DomainException;
import io.lectern.common.InvalidException;
import io.lectern.common.NotFoundException;
import io.lectern.common.Page;
import io.lectern.common.PageRequest;
import io.lectern.storage.Blob;
import io.lectern.storage.StorageService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Documents in the datasets that the caller sees. */
@ApplicationScoped
@Transactional
public class DocumentService {

    /** In bytes of UTF-8. */
    static final int NAME_LIMIT = 128;

    @Inject
    DatasetRepository datasets;

    @Inject
    DocumentRepository documents;

    @Inject
    StorageService storage;

    @Inject
    IndexDebtService debts;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * Puts stored bytes into a dataset. Nothing is parsed yet.
     *
     * @param command a name that is taken gets a number: {@code x(1).txt}
     * @throws InvalidException a name empty or of 128 bytes and longer in UTF-8
     * @throws NotFoundException the caller does not see the dataset
     */
    public Document add(UUID datasetUid, NewDocument command, Blob blob) {
        requireName(command.name());
        Dataset dataset = datasets.lock(seen(), datasetUid)
                .orElseThrow(() -> new NotFoundException("dataset", datasetUid.toString()));
        String name = freeName(dataset, command.name());
        Document document = new Document(
                dataset,
                storage.keep(caller.tenantId(), name, blob),
                new NewDocument(name, command.type(), command.chunkMethod()),
                caller.userId(),
                clock.instant());
        documents.save(document);
        return document;
    }

    public Page<Document> list(UUID datasetUid, DocumentFilter filter, PageRequest page) {
        return documents.list(dataset(datasetUid), filter, page);
    }

    /** Those of the ids that are documents of the dataset; order is not kept. */
    public List<Document> findAll(UUID datasetUid, Collection<UUID> uids) {
        return documents.find(dataset(datasetUid), uids);
    }

    public Optional<Document> find(UUID datasetUid, UUID uid) {
        return findAll(datasetUid, List.of(uid)).stream().findFirst();
    }

    /** Those of the ids that are documents in whatever dataset the caller sees. */
    public List<Document> findVisible(Collection<UUID> uids) {
        return documents.findVisible(seen(), uids);
    }

    public List<UUID> all(UUID datasetUid) {
        return documents.all(dataset(datasetUid)).stream().map(Document::uid).toList();
    }

    /** Where the bytes of a document are, for reading. */
    public Path content(Document document) {
        return storage.path(document.file());
    }

    /**
     * Deletes a document, its chunks and its file. A running job ends by itself.
     *
     * @throws NotFoundException when the dataset has no such document
     */
    public void delete(UUID datasetUid, UUID uid) {
        Document document = find(datasetUid, uid).orElseThrow(() -> new NotFoundException("document", uid.toString()));
        documents.deleteChunks(document.id());
        document.delete(clock.instant());
        storage.delete(document.file());
        debts.owe(caller.tenant(), datasetUid, uid);
    }

    /**
     * Changes a document in one transaction. Its chunks go when its chunk method changes; the index follows with
     * {@link IndexFollower#catchUp}.
     *
     * @throws NotFoundException when the dataset has no such document
     * @throws DomainException CONFLICT when the dataset has another document of the new name
     */
    public void update(UUID datasetUid, UUID uid, DocumentChange change) {
        Dataset dataset = datasets.lock(seen(), datasetUid)
                .orElseThrow(() -> new NotFoundException("dataset", datasetUid.toString()));
        Document document = documents.find(dataset, List.of(uid)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("document", uid.toString()));
        boolean renamed =
                change.name().filter(name -> !name.equals(document.name())).isPresent();
        if (renamed && documents.nameTaken(dataset, change.name().get())) {
            throw DomainException.conflict("Duplicated document name in the same dataset.");
        }
        boolean anotherMethod = change.chunkMethod()
                .filter(method -> !method.equals(document.chunkMethod()))
                .isPresent();
        document.change(change, clock.instant());
        if (anotherMethod) {
            documents.deleteChunks(document.id());
        }
        if (renamed || anotherMethod) {
            debts.owe(caller.tenant(), document, List.of());
        }
    }

    /** The documents of some datasets with their facts, for conditions on them. */
    public List<DocumentFacts> facts(Collection<UUID> datasetUids) {
        return documents.facts(
                datasets.findAll(seen(), datasetUids).stream().map(Dataset::id).toList());
    }

    private Dataset dataset(UUID uid) {
        return datasets.find(seen(), uid).orElseThrow(() -> new NotFoundException("dataset", uid.toString()));
    }

    private Visibility seen() {
        return caller.sees(ObjectType.DATASET);
    }

    private String freeName(Dataset dataset, String wanted) {
        int dot = wanted.lastIndexOf('.') > 0 ? wanted.lastIndexOf('.') : wanted.length();
        String name = wanted;
        for (int number = 1; documents.nameTaken(dataset, name); number++) {
            name = wanted.substring(0, dot) + "(" + number + ")" + wanted.substring(dot);
        }
        return name;
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw new InvalidException("file", "No file selected!");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length >= NAME_LIMIT) {
            throw new InvalidException("file", "File name should be less than 128 bytes.");
        }
    }
}
