package io.lectern.assistant;

import io.lectern.account.Caller;
import io.lectern.account.GroupService;
import io.lectern.account.ObjectType;
import io.lectern.account.Sharing;
import io.lectern.common.DomainException;
import io.lectern.common.InvalidException;
import io.lectern.common.NotFoundException;
import io.lectern.common.PageRequest;
import io.lectern.dataset.DatasetService;
import io.lectern.dataset.DatasetView;
import io.lectern.dataset.GraphService;
import io.lectern.llm.ChatModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The assistants that the caller sees. Changing and deleting is for owners and administrators. */
@ApplicationScoped
@Transactional
public class AssistantService {

    public static final int NAME_LIMIT = 255;

    @Inject
    AssistantRepository assistants;

    @Inject
    DatasetService datasets;

    @Inject
    GraphService graph;

    @Inject
    GroupService groups;

    @Inject
    ChatModels models;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * Makes an assistant.
     *
     * @throws InvalidException the name is empty or too long, the model is unknown, or the datasets were embedded by
     *     different models
     * @throws NotFoundException the caller does not see a dataset
     * @throws DomainException CONFLICT when the name is taken
     */
    public Assistant create(Origin origin, AssistantSettings settings) {
        requireModel(settings.model().model());
        require(settings, List.of());
        if (nameTaken(origin, settings.name(), Optional.empty())) {
            throw AssistantRepository.nameTaken(settings.name(), null);
        }
        Assistant assistant = new Assistant(caller.tenantId(), caller.userId(), origin, settings, clock.instant());
        assistants.save(assistant);
        return assistant;
    }

    /**
     * Replaces all settings at once, or none.
     *
     * @throws NotFoundException the assistant is not the caller's to change, or a dataset that it did not have before is not seen
     * @throws DomainException as {@link #create}
     */
    public Assistant update(UUID uid, AssistantSettings settings) {
        Assistant assistant = findOwned(uid).orElseThrow(() -> new NotFoundException("assistant", uid.toString()));
        if (!settings.model().model().equals(assistant.model)) {
            requireModel(settings.model().model());
        }
        require(settings, assistant.datasets());
        if (nameTaken(assistant.origin, settings.name(), Optional.of(uid))) {
            throw AssistantRepository.nameTaken(settings.name(), null);
        }
        assistant.change(settings, clock.instant());
        assistants.flush(assistant);
        return assistant;
    }

    /** @throws NotFoundException when it is not the caller's to delete */
    public void delete(UUID uid) {
        findOwned(uid)
                .orElseThrow(() -> new NotFoundException("assistant", uid.toString()))
                .delete(clock.instant());
    }

    /**
     * Says who sees an assistant beside its owner and the administrators. Its datasets are shared by themselves: it
     * searches only those that whoever asks it sees.
     *
     * @param groupUids uids of groups; only for {@link Sharing#GROUP}
     * @throws NotFoundException when it is not the caller's to share, or a group is not the tenant's
     */
    public void share(UUID uid, Sharing sharing, Collection<UUID> groupUids) {
        Assistant assistant = findOwned(uid).orElseThrow(() -> new NotFoundException("assistant", uid.toString()));
        groups.share(uid, sharing == Sharing.GROUP ? groupUids : List.of());
        assistant.share(sharing, clock.instant());
    }

    public Optional<Assistant> find(UUID uid) {
        return assistants.find(caller.sees(ObjectType.ASSISTANT), uid);
    }

    /** Empty also when others share it with the caller. */
    public Optional<Assistant> findOwned(UUID uid) {
        return assistants.find(caller.owns(ObjectType.ASSISTANT), uid);
    }

    public List<Assistant> list(AssistantFilter filter, PageRequest page) {
        return assistants.list(caller.sees(ObjectType.ASSISTANT), filter, page);
    }

    /** All that the caller sees, made in whichever dialect, oldest first. */
    public List<Assistant> everyOne() {
        return assistants.everyOne(caller.sees(ObjectType.ASSISTANT));
    }

    /** Every assistant that the caller may delete with "all" in the dialect of that origin. */
    public List<UUID> all(Origin origin) {
        return assistants.all(caller.made(ObjectType.ASSISTANT), origin);
    }

    /**
     * Whether another assistant of the same owner has the name, whatever the case.
     *
     * @param except the assistant that may have it; when empty, the owner is the caller
     */
    public boolean nameTaken(Origin origin, String name, Optional<UUID> except) {
        long owner = except.flatMap(this::findOwned).map(found -> found.ownerId).orElse(caller.userId());
        return assistants
                .findByName(caller.tenantId(), owner, origin, name)
                .filter(found -> except.filter(found.uid()::equals).isEmpty())
                .isPresent();
    }

    /** What the assistant may look at for the caller; empty when none of its datasets still exists and is visible to them. */
    public Optional<Knowledge> knowledge(Assistant assistant) {
        List<DatasetView> live = datasets.findAll(assistant.datasets());
        if (live.isEmpty()) {
            return Optional.empty();
        }
        Set<UUID> uids = new LinkedHashSet<>();
        Map<UUID, Integer> pageranks = new HashMap<>();
        live.forEach(view -> {
            uids.add(view.dataset().uid());
            pageranks.put(view.dataset().uid(), view.dataset().settings().pagerank());
        });
        return Optional.of(new Knowledge(uids, live.get(0).dataset().embeddingModel(), pageranks));
    }

    /** What the knowledge graph of an assistant's datasets knows around a question, as {@link GraphService#around}. */
    public String graphAround(Set<UUID> knowledge, String question, List<String> chunkIds) {
        return graph.around(caller.tenantId(), knowledge, question, chunkIds);
    }

    private void requireModel(String model) {
        if (!model.isEmpty() && !models.knows(caller.identity(), model)) {
            throw new InvalidException("model_name", "There is no chat model " + model + " here.");
        }
    }

    private void require(AssistantSettings settings, List<UUID> alreadyLinked) {
        if (settings.name().isBlank() || settings.name().length() > NAME_LIMIT) {
            throw new InvalidException(
                    "name",
                    "An assistant's name has 1 to " + NAME_LIMIT + " characters, this one has "
                            + settings.name().length() + ".");
        }
        List<DatasetView> live = datasets.findAll(settings.datasets());
        DatasetService.firstMissing(settings.datasets(), live)
                .filter(missing -> !alreadyLinked.contains(missing))
                .ifPresent(missing -> {
                    throw new NotFoundException("dataset", missing.toString());
                });
        if (!embeddedAlike(live)) {
            throw new InvalidException("dataset_ids", "These datasets were embedded by different models.");
        }
    }

    /** The part of a model's name behind the at sign names its provider, not the model. */
    public static boolean embeddedAlike(List<DatasetView> datasets) {
        return datasets.stream()
                        .map(view -> view.dataset().embeddingModel().replaceFirst("@.*$", ""))
                        .distinct()
                        .count()
                <= 1;
    }
}
