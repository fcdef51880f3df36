package io.lectern.api.aibuilder;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Body;
import io.lectern.api.Needs;
import io.lectern.common.Page;
import io.lectern.common.PassagesShown;
import io.lectern.dataset.DatasetService;
import io.lectern.dataset.DatasetView;
import io.lectern.dataset.Document;
import io.lectern.dataset.DocumentChange;
import io.lectern.dataset.DocumentService;
import io.lectern.dataset.IndexFollower;
import io.lectern.ingest.IngestService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /datasets/{dataset}/documents} (contract 3.2). */
@Path("datasets/{dataset}/documents")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DocumentsResource {

    private static final int PAGE_SIZE = 30;

    @Inject
    DatasetService datasets;

    @Inject
    DocumentService documents;

    @Inject
    IngestService jobs;

    @Inject
    IndexFollower index;

    @Inject
    Uploads uploads;

    @Inject
    Caller caller;

    @Inject
    Event<PassagesShown> shown;

    @PathParam("dataset")
    String datasetId;

    @POST
    @Needs(object = ObjectType.DOCUMENT, right = Right.CREATE)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public DataEnvelope upload(List<EntityPart> parts) {
        DatasetView dataset = AibuilderIds.read(datasetId)
                .flatMap(datasets::find)
                .orElseThrow(() -> AibuilderFailure.data("Can't find the dataset with ID " + datasetId + "!"));
        // a request without a body comes here too, and has no list
        List<Document> added = uploads.add(dataset, parts == null ? List.of() : parts);
        return DataEnvelope.of(added.stream()
                .map(document -> UploadedDocumentResponse.from(document, caller.tenant()))
                .toList());
    }

    /** A form without files is sent in another media type, or in none, by many clients. */
    @POST
    @Needs(object = ObjectType.DOCUMENT, right = Right.CREATE)
    @Consumes(MediaType.WILDCARD)
    public DataEnvelope uploadNothing() {
        throw AibuilderFailure.argument("No file part!");
    }

    @GET
    @Needs(object = ObjectType.DOCUMENT, right = Right.READ)
    public DataEnvelope list(
            @BeanParam Listing listing,
            @BeanParam DocumentListing wanted,
            @QueryParam("id") @DefaultValue("") String id) {
        UUID dataset = owned("You don't own the dataset " + datasetId + ". ");
        Optional<UUID> document = id.isEmpty() ? Optional.empty() : Optional.of(ownedDocument(dataset, id));
        Page<Document> page = page(dataset, document, wanted, listing);
        if (wanted.onlyName()
                && page.total() == 0
                && (document.isEmpty()
                        || page(dataset, Optional.empty(), wanted, listing).total() == 0)) {
            throw AibuilderFailure.data("You don't own the document " + wanted.name + ".");
        }
        return DataEnvelope.of(new DocumentListResponse(
                page.total(),
                page.items().stream()
                        .map(found -> DocumentResponse.from(found, caller.tenant()))
                        .toList()));
    }

    private Page<Document> page(UUID dataset, Optional<UUID> document, DocumentListing wanted, Listing listing) {
        return documents.list(
                dataset, wanted.filter(document, () -> documents.facts(List.of(dataset))), listing.request(PAGE_SIZE));
    }

    @GET
    @Needs(object = ObjectType.DOCUMENT, right = Right.READ)
    @Path("{document}")
    @Produces(MediaType.WILDCARD)
    public Response download(@PathParam("document") String id) {
        UUID dataset = owned("You do not own the dataset " + datasetId + ".");
        Document document = AibuilderIds.read(id)
                .flatMap(uid -> documents.find(dataset, uid))
                .orElseThrow(() -> AibuilderFailure.data("The dataset not own the document " + id + "."));
        if (document.file().size() == 0) {
            throw AibuilderFailure.data("This file is empty.");
        }
        shown.fire(PassagesShown.wholeDocument(document.uid()));
        String name = URLEncoder.encode(document.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(documents.content(document).toFile(), MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @PUT
    @Path("{document}")
    @Needs(object = ObjectType.DOCUMENT, right = Right.UPDATE)
    public Response update(@PathParam("document") String id, String json) {
        UUID dataset = owned("You don't own the dataset.");
        Document stored = AibuilderIds.read(id)
                .flatMap(uid -> documents.find(dataset, uid))
                .orElseThrow(() -> AibuilderFailure.data("The dataset doesn't own the document."));
        DocumentChange change =
                UpdateDocumentRequest.from(Body.required(json), stored).change();
        if (change.chunkMethod()
                .filter(method -> !method.equals(stored.chunkMethod()))
                .isPresent()) {
            jobs.stop(dataset, stored.uid());
        }
        documents.update(dataset, stored.uid(), change);
        index.catchUp(stored.id());
        return DataEnvelope.done();
    }

    @DELETE
    @Needs(object = ObjectType.DOCUMENT, right = Right.DELETE)
    public Response delete(String json) {
        UUID dataset = owned("You don't own the dataset " + datasetId + ". ");
        IdList ids = IdList.of(json, "ids");
        List<UUID> wanted = new ArrayList<>(ids.all() ? documents.all(dataset) : List.of());
        List<String> unknown = new ArrayList<>();
        ids.ids()
                .forEach(id -> AibuilderIds.read(id)
                        .flatMap(uid -> documents.find(dataset, uid))
                        .ifPresentOrElse(found -> wanted.add(found.uid()), () -> unknown.add(id)));
        wanted.forEach(uid -> documents.delete(dataset, uid));
        if (!unknown.isEmpty()) {
            throw AibuilderFailure.data("Documents not found: " + quoted(unknown));
        }
        return PartialResponse.answer(
                wanted.size(),
                List.of(),
                ids.repeated().stream()
                        .map(id -> "Duplicate document ids: " + id)
                        .toList());
    }

    /** A list as upstream's clients compare it: {@code ['a', 'b']}, each text quoted as Python quotes it. */
    static String quoted(List<String> ids) {
        return "["
                + String.join(", ", ids.stream().map(DocumentsResource::quoted).toList()) + "]";
    }

    private static String quoted(String id) {
        String plain = id.replace("\\", "\\\\").replace("\n", "\\n");
        return id.contains("'") && !id.contains("\"") ? '"' + plain + '"' : "'" + plain.replace("'", "\\'") + "'";
    }

    private UUID owned(String otherwise) {
        return AibuilderIds.read(datasetId)
                .flatMap(datasets::find)
                .orElseThrow(() -> AibuilderFailure.data(otherwise))
                .dataset()
                .uid();
    }

    private UUID ownedDocument(UUID dataset, String id) {
        return AibuilderIds.read(id)
                .flatMap(uid -> documents.find(dataset, uid))
                .orElseThrow(() -> AibuilderFailure.data("You don't own the document " + id + "."))
                .uid();
    }
}
