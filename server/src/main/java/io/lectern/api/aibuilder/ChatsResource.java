package io.lectern.api.aibuilder;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Body;
import io.lectern.api.Needs;
import io.lectern.assistant.Assistant;
import io.lectern.assistant.AssistantFilter;
import io.lectern.assistant.AssistantService;
import io.lectern.assistant.AssistantSettings;
import io.lectern.assistant.Origin;
import io.lectern.dataset.DatasetService;
import io.lectern.dataset.DatasetView;
import io.lectern.llm.ChatModels;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /chats} (contract 3.5). */
@Path("chats")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChatsResource {

    private static final int PAGE_SIZE = 30;

    @Inject
    AssistantService assistants;

    @Inject
    DatasetService datasets;

    @Inject
    ChatModels models;

    @Inject
    ChatChecks checks;

    @Inject
    Caller caller;

    @POST
    @Needs(object = ObjectType.ASSISTANT, right = Right.CREATE)
    public DataEnvelope create(String json) {
        CreateChatRequest request = CreateChatRequest.from(Body.required(json));
        AssistantSettings settings = request.settings(checks.datasets(request.datasetIds()));
        checks.models(request.llm(), request.prompt());
        if (request.name().isEmpty()) {
            throw AibuilderFailure.data("`name` is required.");
        }
        ChatChecks.nameFits(request.name());
        if (assistants.nameTaken(Origin.AIBUILDER, request.name(), Optional.empty())) {
            throw AibuilderFailure.data("Duplicated chat name in creating chat.");
        }
        if (request.tenantNamed()) {
            throw AibuilderFailure.data("`tenant_id` must not be provided.");
        }
        request.prompt().requirePlaces(request.variablesChosen(), ChatChecks.hasDatasets(settings));
        Assistant made = assistants.create(Origin.AIBUILDER, settings);
        return DataEnvelope.of(responses(List.of(made)).get(0));
    }

    @PUT
    @Needs(object = ObjectType.ASSISTANT, right = Right.UPDATE)
    @Path("{chat}")
    public Response update(@PathParam("chat") String chat, String json) {
        Assistant stored = AibuilderIds.read(chat)
                .flatMap(assistants::findOwned)
                .orElseThrow(() -> AibuilderFailure.data("You do not own the chat"));
        UpdateChatRequest request = UpdateChatRequest.from(Body.required(json), stored);
        List<UUID> linked = request.datasetIds().map(this::named).orElse(stored.datasets());
        if (!request.llm().model().equals(stored.model().model()) || request.promptSent()) {
            checks.models(request.llm(), request.prompt());
        }
        String name = request.name().orElse(stored.name());
        if (name.isEmpty()) {
            throw AibuilderFailure.data("`name` cannot be empty.");
        }
        ChatChecks.nameFits(name);
        if (assistants.nameTaken(Origin.AIBUILDER, name, Optional.of(stored.uid()))) {
            throw AibuilderFailure.data("Duplicated chat name in updating chat.");
        }
        AssistantSettings settings = request.settings(name, linked);
        if (request.promptSent()) {
            request.prompt().requirePlaces(request.variablesChosen(), ChatChecks.hasDatasets(settings));
        }
        assistants.update(stored.uid(), settings);
        return DataEnvelope.done();
    }

    @DELETE
    @Needs(object = ObjectType.ASSISTANT, right = Right.DELETE)
    public Response delete(String json) {
        IdList ids = IdList.of(json, "ids");
        Set<UUID> wanted = new LinkedHashSet<>(ids.all() ? assistants.all(Origin.AIBUILDER) : List.of());
        List<String> errors = new ArrayList<>();
        ids.ids()
                .forEach(id -> AibuilderIds.read(id)
                        .flatMap(assistants::findOwned)
                        .ifPresentOrElse(
                                found -> wanted.add(found.uid()),
                                () -> errors.add("Assistant(" + id + ") not found.")));
        wanted.forEach(assistants::delete);
        List<String> duplicates = ids.repeated().stream()
                .map(id -> "Duplicate assistant ids: " + id)
                .toList();
        return PartialResponse.answer(wanted.size(), errors, duplicates);
    }

    @GET
    @Needs(object = ObjectType.ASSISTANT, right = Right.READ)
    public DataEnvelope list(@BeanParam Listing listing, @QueryParam("id") String id, @QueryParam("name") String name) {
        Optional<String> givenId = given(id);
        Optional<String> givenName = given(name);
        Optional<UUID> uid = givenId.flatMap(AibuilderIds::read);
        List<Assistant> found = givenId.isPresent() && uid.isEmpty()
                ? List.of()
                : assistants.list(new AssistantFilter(Origin.AIBUILDER, uid, givenName), listing.request(PAGE_SIZE));
        if (found.isEmpty()
                && (givenId.isPresent() || givenName.isPresent())
                && listing.request(PAGE_SIZE).page() == 1) {
            throw AibuilderFailure.data("The chat doesn't exist");
        }
        return DataEnvelope.of(responses(found));
    }

    private List<UUID> named(List<String> ids) {
        if (ids.isEmpty()) {
            throw AibuilderFailure.data("`dataset_ids` can't be empty");
        }
        return checks.datasets(ids.stream().filter(id -> !id.isEmpty()).toList());
    }

    private List<ChatResponse> responses(List<Assistant> found) {
        Set<UUID> linked =
                found.stream().flatMap(one -> one.datasets().stream()).collect(Collectors.toSet());
        Map<UUID, DatasetView> live = datasets.findAll(linked).stream()
                .collect(Collectors.toMap(view -> view.dataset().uid(), view -> view));
        return found.stream()
                .map(one -> ChatResponse.from(one, caller.tenant(), live, models.defaultName(caller.identity())))
                .toList();
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isEmpty());
    }
}
