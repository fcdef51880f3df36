package io.lectern.dataset;

import io.lectern.account.Caller;
import io.lectern.account.GroupService;
import io.lectern.account.ObjectType;
import io.lectern.account.Sharing;
import io.lectern.account.Visibility;
import io.lectern.common.DomainException;
import io.lectern.common.InvalidException;
import io.lectern.common.NotFoundException;
import io.lectern.common.PageRequest;
import io.lectern.llm.EmbeddingModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The datasets that the caller sees. Changing and deleting is for owners and administrators. */
@ApplicationScoped
@Transactional
public class DatasetService {

    static final int NAME_LIMIT = 128;

    @Inject
    DatasetRepository datasets;

    @Inject
    DocumentRepository documents;

    @Inject
    EmbeddingModels embeddings;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    @Inject
    IndexDebtService debts;

    @Inject
    GroupService groups;

    /**
     * Makes a dataset.
     *
     * @param settings its name is trimmed here
     * @throws InvalidException name empty or 128 characters and longer, or an unknown embedding model
     * @throws DomainException CONFLICT when the caller has a dataset of that name, whatever the case
     */
    public DatasetView create(DatasetSettings settings) {
        String name = settings.name().strip();
        requireName(name);
        if (datasets.nameTaken(caller.tenantId(), caller.userId(), name)) {
            throw DomainException.conflict("There is a dataset named " + name + " already.");
        }
        requireModel(settings.embeddingModel());
        Dataset dataset = new Dataset(caller.tenantId(), caller.userId(), settings, clock.instant());
        datasets.save(dataset);
        return new DatasetView(dataset, caller.tenant(), 0, 0, 0);
    }

    /**
     * Puts a complete set of settings in the place of a dataset's.
     *
     * @throws NotFoundException when it is not the caller's to change
     * @throws InvalidException name empty or too long, an unknown embedding model, or a chunk method or embedding model
     *     that chunks depend on
     * @throws DomainException CONFLICT when another dataset of the owner has that name, whatever the case
     */
    public void update(UUID uid, DatasetSettings settings) {
        Dataset dataset = datasets.lock(caller.owns(ObjectType.DATASET), uid)
                .orElseThrow(() -> new NotFoundException("dataset", uid.toString()));
        DatasetView view = withCounts(List.of(dataset)).get(0);
        if (view.chunks() > 0) {
            requireSame("chunk_method", dataset.settings().chunkMethod(), settings.chunkMethod());
            requireSame("embedding_model", dataset.embeddingModel(), settings.embeddingModel());
        }
        requireModel(settings.embeddingModel());
        String name = settings.name().strip();
        requireName(name);
        if (!dataset.isNamed(name) && datasets.nameTaken(caller.tenantId(), dataset.ownerId, name)) {
            throw DomainException.conflict("There is a dataset named " + name + " already.");
        }
        dataset.change(settings, clock.instant());
        datasets.flush(dataset);
    }

    /** One page of the datasets that the caller sees, with their counts. */
    public List<DatasetView> list(PageRequest page) {
        return withCounts(datasets.list(seen(), page));
    }

    public Optional<DatasetView> find(UUID uid) {
        return datasets.find(seen(), uid)
                .map(dataset -> withCounts(List.of(dataset)).get(0));
    }

    /** Empty also when others share it with the caller. */
    public Optional<DatasetView> findOwned(UUID uid) {
        return datasets.find(caller.owns(ObjectType.DATASET), uid)
                .map(dataset -> withCounts(List.of(dataset)).get(0));
    }

    /** Those of the ids that the caller sees; order is not kept. */
    public List<DatasetView> findAll(Collection<UUID> uids) {
        return withCounts(datasets.findAll(seen(), uids));
    }

    /** Whatever the case of its letters; the caller's own comes before one that is shared. */
    public Optional<DatasetView> findByName(String name) {
        return datasets.findByName(seen(), name).stream()
                .findFirst()
                .map(dataset -> withCounts(List.of(dataset)).get(0));
    }

    /** Every dataset that the caller may delete with "all": never one that another dialect or the system made. */
    public List<UUID> deletable() {
        return datasets.all(caller.made(ObjectType.DATASET)).stream()
                .map(Dataset::uid)
                .toList();
    }

    /**
     * Deletes a dataset with its documents and chunks. Running jobs end by themselves.
     *
     * @throws NotFoundException when it is not the caller's to delete
     */
    public void delete(UUID uid) {
        Dataset dataset = datasets.lock(caller.owns(ObjectType.DATASET), uid)
                .orElseThrow(() -> new NotFoundException("dataset", uid.toString()));
        dataset.delete(clock.instant());
        documents.deleteAllOf(dataset, clock.instant());
        debts.owe(caller.tenant(), uid, null);
    }

    /**
     * Says who sees a dataset beside its owner and the administrators.
     *
     * @param groupUids uids of groups; only for {@link Sharing#GROUP}
     * @throws NotFoundException when it is not the caller's to share, or a group is not the tenant's
     */
    public void share(UUID uid, Sharing sharing, Collection<UUID> groupUids) {
        Dataset dataset = datasets.lock(caller.owns(ObjectType.DATASET), uid)
                .orElseThrow(() -> new NotFoundException("dataset", uid.toString()));
        groups.share(uid, sharing == Sharing.GROUP ? groupUids : List.of());
        dataset.share(sharing, clock.instant());
    }

    private Visibility seen() {
        return caller.sees(ObjectType.DATASET);
    }

    private List<DatasetView> withCounts(List<Dataset> found) {
        Map<Long, long[]> counts = datasets.counts(found);
        return found.stream()
                .map(dataset -> {
                    long[] count = counts.getOrDefault(dataset.id(), new long[3]);
                    return new DatasetView(dataset, caller.tenant(), count[0], count[1], count[2]);
                })
                .toList();
    }

    private void requireModel(String name) {
        if (!embeddings.knows(caller.identity(), name)) {
            throw new InvalidException("embedding_model", "`embedding_model` " + name + " doesn't exist");
        }
    }

    private static void requireSame(String field, String before, String after) {
        if (!before.equals(after)) {
            throw new InvalidException(field, "If `chunk_count` is not 0, `" + field + "` is not changeable.");
        }
    }

    private static void requireName(String name) {
        if (name.isEmpty()) {
            throw new InvalidException("name", "`name` is not empty string!");
        }
        if (name.length() >= NAME_LIMIT) {
            throw new InvalidException("name", "Dataset name should not be longer than 128 characters.");
        }
    }

    /** The one place that says which ids are missing from a set of found datasets. */
    public static Optional<UUID> firstMissing(Collection<UUID> wanted, Collection<DatasetView> found) {
        Set<UUID> present = new java.util.HashSet<>();
        found.forEach(view -> present.add(view.dataset().uid()));
        return wanted.stream().filter(uid -> !present.contains(uid)).findFirst();
    }
}
