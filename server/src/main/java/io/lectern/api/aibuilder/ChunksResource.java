package io.lectern.api.aibuilder;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Body;
import io.lectern.api.Needs;
import io.lectern.common.Page;
import io.lectern.common.PageRequest;
import io.lectern.dataset.Chunk;
import io.lectern.dataset.ChunkEditor;
import io.lectern.dataset.ChunkService;
import io.lectern.dataset.DatasetService;
import io.lectern.dataset.Document;
import io.lectern.dataset.DocumentService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
    ChunkEditor editor;

    @Inject
    Caller caller;

    @PathParam("dataset")
    String datasetId;

    @PathParam("document")
    String documentId;

    @GET
    @Needs(object = ObjectType.CHUNK, right = Right.READ)
    public DataEnvelope list(
            @BeanParam Listing listing,
            @QueryParam("keywords") @DefaultValue("") String keywords,
            @QueryParam("id") @DefaultValue("") String id) {
        Document document = document("You don't own the document " + documentId + ".");
        UUID dataset = document.dataset().uid();
        PageRequest page = listing.request(PAGE_SIZE);
        Page<Chunk> found;
        if (!id.isEmpty()) {
            found = new Page<>(List.of(one(document, id)), 1);
        } else if (keywords.isBlank()) {
            found = chunks.list(dataset, document.uid(), page);
        } else {
            found = editor.search(caller.tenant(), document, keywords, page);
        }
        return DataEnvelope.of(new ChunkListResponse(
                found.total(),
                found.items().stream()
                        .map(chunk -> ChunkResponse.from(chunk, document))
                        .toList(),
                DocumentResponse.from(document, caller.tenant())));
    }

    @POST
    @Needs(object = ObjectType.CHUNK, right = Right.CREATE)
    public DataEnvelope add(String json) {
        Document document = document("You don't own the document " + documentId + ".");
        Chunk chunk = editor.add(document, ChunkFields.added(Body.required(json)));
        return DataEnvelope.of(AddedChunkResponse.from(chunk, document));
    }

    /** The chunk is looked for first: clients compare the texts in this order. */
    @PUT
    @Path("{chunk}")
    @Needs(object = ObjectType.CHUNK, right = Right.UPDATE)
    public Response update(@PathParam("chunk") String id, String json) {
        if (!chunks.exists(id)) {
            throw AibuilderFailure.data("Can't find this chunk " + id);
        }
        Document document = document("You don't own the document " + documentId + ".");
        if (chunks.find(document.dataset().uid(), document.uid(), id).isEmpty()) {
            throw AibuilderFailure.data("Can't find this chunk " + id);
        }
        editor.update(document, id, ChunkFields.changed(Body.required(json), document));
        return DataEnvelope.done();
    }

    @DELETE
    @Needs(object = ObjectType.CHUNK, right = Right.DELETE)
    public Response delete(String json) {
        Document document = document("Can't find the document with ID " + documentId + "!");
        IdList ids = IdList.of(json, "chunk_ids");
        if (ids.all()) {
            editor.deleteAll(document);
            return DataEnvelope.done();
        }
        int deleted = editor.delete(document, ids.ids());
        if (deleted != ids.ids().size()) {
            throw AibuilderFailure.data("rm_chunk deleted chunks " + deleted + ", expect "
                    + ids.ids().size());
        }
        List<String> duplicates =
                ids.repeated().stream().map(id -> "Duplicate chunk ids: " + id).toList();
        return PartialResponse.answer(deleted, List.of(), duplicates);
    }

    private Document document(String otherwise) {
        UUID dataset = AibuilderIds.read(datasetId)
                .flatMap(datasets::find)
                .orElseThrow(() -> AibuilderFailure.data("You don't own the dataset " + datasetId + "."))
                .dataset()
                .uid();
        return AibuilderIds.read(documentId)
                .flatMap(uid -> documents.find(dataset, uid))
                .orElseThrow(() -> AibuilderFailure.data(otherwise));
    }

    private Chunk one(Document document, String id) {
        return chunks.find(document.dataset().uid(), document.uid(), id)
                .orElseThrow(() -> new AibuilderFailure(404, "Chunk not found: " + datasetId + "/" + id));
    }
}
