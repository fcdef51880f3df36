package io.lectern.api.aibuilder;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Body;
import io.lectern.api.Needs;
import io.lectern.common.DomainException;
import io.lectern.common.FailureKind;
import io.lectern.common.InvalidException;
import io.lectern.dataset.DatasetService;
import io.lectern.dataset.DatasetView;
import io.lectern.llm.EmbeddingModels;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /datasets} (contract 3.1). */
@Path("datasets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DatasetsResource {

    private static final int PAGE_SIZE = 30;

    @Inject
    Caller caller;

    @Inject
    DatasetService datasets;

    @Inject
    EmbeddingModels embeddings;

    @POST
    @Needs(object = ObjectType.DATASET, right = Right.CREATE)
    public DataEnvelope create(String json) {
        CreateDatasetRequest request =
                CreateDatasetRequest.from(Body.required(json), embeddings.defaultName(caller.identity()));
        try {
            return DataEnvelope.of(DatasetResponse.from(datasets.create(request.settings())));
        } catch (InvalidException e) {
            throw AibuilderFailure.data(e.getMessage());
        } catch (DomainException e) {
            throw e.kind() == FailureKind.CONFLICT
                    ? AibuilderFailure.data("Duplicated dataset name in creating dataset.")
                    : e;
        }
    }

    @GET
    @Needs(object = ObjectType.DATASET, right = Right.READ)
    public DataEnvelope list(@BeanParam Listing listing, @QueryParam("id") String id, @QueryParam("name") String name) {
        Optional<DatasetView> byId = given(id)
                .map(text -> AibuilderIds.read(text)
                        .flatMap(datasets::find)
                        .orElseThrow(() -> AibuilderFailure.data("You don't own the dataset " + text)));
        Optional<DatasetView> byName = given(name)
                .map(text -> datasets.findByName(text)
                        .orElseThrow(() -> AibuilderFailure.data("You don't own the dataset " + text)));
        if (byId.isEmpty() && byName.isEmpty()) {
            return answer(datasets.list(listing.request(PAGE_SIZE)));
        }
        boolean same = byId.isEmpty()
                || byName.isEmpty()
                || byId.get().dataset().uid().equals(byName.get().dataset().uid());
        return answer(same ? byId.or(() -> byName).stream().toList() : List.of());
    }

    @PUT
    @Path("{dataset}")
    @Needs(object = ObjectType.DATASET, right = Right.UPDATE)
    public Response update(@PathParam("dataset") String id, String json) {
        DatasetView stored = AibuilderIds.read(id)
                .flatMap(datasets::findOwned)
                .orElseThrow(() -> AibuilderFailure.data("You don't own the dataset"));
        UpdateDatasetRequest request =
                UpdateDatasetRequest.from(Body.required(json), stored.dataset().settings());
        try {
            datasets.update(stored.dataset().uid(), request.settings());
        } catch (InvalidException e) {
            throw AibuilderFailure.data(e.getMessage());
        } catch (DomainException e) {
            throw e.kind() == FailureKind.CONFLICT
                    ? AibuilderFailure.data("Duplicated dataset name in updating dataset.")
                    : e;
        }
        return DataEnvelope.done();
    }

    @DELETE
    @Needs(object = ObjectType.DATASET, right = Right.DELETE)
    public Response delete(String json) {
        IdList ids = IdList.of(json, "ids");
        List<UUID> wanted = new ArrayList<>(ids.all() ? datasets.deletable() : List.of());
        List<String> errors = new ArrayList<>();
        ids.ids()
                .forEach(id -> AibuilderIds.read(id)
                        .flatMap(datasets::findOwned)
                        .ifPresentOrElse(
                                found -> wanted.add(found.dataset().uid()),
                                () -> errors.add("You don't own the dataset " + id)));
        wanted.forEach(datasets::delete);
        List<String> duplicates = ids.repeated().stream()
                .map(id -> "Duplicate dataset ids: " + id)
                .toList();
        return PartialResponse.answer(wanted.size(), errors, duplicates);
    }

    private static DataEnvelope answer(List<DatasetView> found) {
        return DataEnvelope.of(found.stream().map(DatasetResponse::from).toList());
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isEmpty());
    }
}
