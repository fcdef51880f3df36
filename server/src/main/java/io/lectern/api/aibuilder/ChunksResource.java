package io.lectern.api.aibuilder;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Needs;
import io.lectern.common.Page;
import io.lectern.dataset.Chunk;
import io.lectern.dataset.ChunkService;
import io.lectern.dataset.DatasetService;
import io.lectern.dataset.Document;
import io.lectern.dataset.DocumentService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** {@code /datasets/{dataset}/documents/{document}/chunks} (contract 3.3). */
@Path("datasets/{dataset}/documents/{document}/chunks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChunksResource {

    private static final int PAGE_SIZE = 1024;

    @Inject
    DatasetService datasets;

    @Inject
    DocumentService documents;

    @Inject
    ChunkService chunks;

    @Inject
    Caller caller;

    @PathParam("dataset")
    String datasetId;

    @PathParam("document")
    String documentId;

    @GET
    @Needs(object = ObjectType.CHUNK, right = Right.READ)
    public DataEnvelope list(@BeanParam Listing listing, @QueryParam("id") @DefaultValue("") String id) {
        UUID dataset = AibuilderIds.read(datasetId)
                .flatMap(datasets::find)
                .orElseThrow(() -> AibuilderFailure.data("You don't own the dataset " + datasetId + "."))
                .dataset()
                .uid();
        Document document = AibuilderIds.read(documentId)
                .flatMap(uid -> documents.find(dataset, uid))
                .orElseThrow(() -> AibuilderFailure.data("You don't own the document " + documentId + "."));
        Page<Chunk> page = id.isEmpty()
                ? chunks.list(dataset, document.uid(), listing.request(PAGE_SIZE))
                : new Page<>(List.of(one(dataset, document, id)), 1);
        return DataEnvelope.of(new ChunkListResponse(
                page.total(),
                page.items().stream()
                        .map(chunk -> ChunkResponse.from(chunk, document))
                        .toList(),
                DocumentResponse.from(document, caller.tenant())));
    }

    private Chunk one(UUID dataset, Document document, String id) {
        return chunks.find(dataset, document.uid(), id)
                .orElseThrow(() -> new AibuilderFailure(404, "Chunk not found: " + datasetId + "/" + id));
    }
}
