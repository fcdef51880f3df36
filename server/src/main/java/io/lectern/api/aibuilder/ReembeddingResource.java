package io.lectern.api.aibuilder;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Body;
import io.lectern.api.Needs;
import io.lectern.dataset.Dataset;
import io.lectern.dataset.DatasetService;
import io.lectern.dataset.ReembeddingService;
import io.lectern.dataset.ReembeddingWorker;
import io.lectern.llm.EmbeddingModels;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;

/**
 * {@code /datasets/{dataset}/reembedding}: the way to another embedding model for a dataset that has chunks, which the
 * contract's own call refuses (3.1.3). An addition of ours, described at {@code /openapi}.
 */
@Path("datasets/{dataset}/reembedding")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReembeddingResource {

    private static final String KEY = "embedding_model";

    @Inject
    DatasetService datasets;

    @Inject
    ReembeddingService jobs;

    @Inject
    ReembeddingWorker worker;

    @Inject
    EmbeddingModels models;

    @Inject
    Caller caller;

    @PathParam("dataset")
    String datasetId;

    /** Begins a move, or the way back to the model that the dataset came from. */
    @POST
    @Needs(object = ObjectType.DATASET, right = Right.UPDATE)
    public DataEnvelope start(String json) {
        UUID dataset = owned().uid();
        Body body = Body.required(json);
        body.refuseUnknown(Set.of(KEY));
        String model = body.text(KEY)
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> AibuilderFailure.data("`embedding_model` can't be empty"));
        if (!models.knows(caller.identity(), model)) {
            throw AibuilderFailure.data("`embedding_model` " + model + " doesn't exist");
        }
        jobs.start(dataset, model);
        worker.wake();
        return state(dataset);
    }

    @GET
    @Needs(object = ObjectType.DATASET, right = Right.READ)
    public DataEnvelope state() {
        return state(AibuilderIds.read(datasetId)
                .flatMap(datasets::find)
                .orElseThrow(this::notOwned)
                .dataset()
                .uid());
    }

    /** Stops a move that is not done; drops the vectors that are kept for a way back. */
    @DELETE
    @Needs(object = ObjectType.DATASET, right = Right.UPDATE)
    public Response end() {
        jobs.end(owned().uid());
        return DataEnvelope.done();
    }

    private DataEnvelope state(UUID dataset) {
        return jobs.latest(dataset)
                .map(job -> ReembeddingResponse.from(
                        job, datasets.find(dataset).orElseThrow(this::notOwned).dataset()))
                .map(DataEnvelope::of)
                .orElseThrow(() -> AibuilderFailure.data("The dataset was never moved to another embedding model."));
    }

    private Dataset owned() {
        return AibuilderIds.read(datasetId)
                .flatMap(datasets::findOwned)
                .orElseThrow(this::notOwned)
                .dataset();
    }

    private AibuilderFailure notOwned() {
        return AibuilderFailure.data("You don't own the dataset " + datasetId);
    }
}
