package io.lectern.api.aibuilder;

import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Body;
import io.lectern.api.Needs;
import io.lectern.dataset.DatasetService;
import io.lectern.dataset.Document;
import io.lectern.dataset.DocumentService;
import io.lectern.dataset.RunState;
import io.lectern.ingest.IngestService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** {@code /datasets/{dataset}/chunks}: start and stop parsing (contract 3.2.6 and 3.2.7). */
@Path("datasets/{dataset}/chunks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ParsingResource {

    private static final String KEY = "document_ids";

    @Inject
    DatasetService datasets;

    @Inject
    DocumentService documents;

    @Inject
    IngestService jobs;

    @PathParam("dataset")
    String datasetId;

    @POST
    @Needs(object = ObjectType.DOCUMENT, right = Right.UPDATE)
    public Response start(String json) {
        UUID dataset = dataset();
        List<String> sent = ids(json);
        List<String> unknown = new ArrayList<>();
        List<String> busy = new ArrayList<>();
        int started = 0;
        for (String id : new LinkedHashSet<>(sent)) {
            Optional<Document> document = find(dataset, id);
            if (document.isEmpty()) {
                unknown.add(id);
            } else if (jobs.start(dataset, document.get().uid())) {
                started++;
            } else {
                busy.add(id);
            }
        }
        if (!unknown.isEmpty()) {
            throw AibuilderFailure.data("Documents not found: " + DocumentsResource.quoted(unknown));
        }
        if (!busy.isEmpty()) {
            throw AibuilderFailure.data("Can't parse document that is currently being processed");
        }
        return PartialResponse.answer(started, List.of(), duplicates(sent));
    }

    @DELETE
    @Needs(object = ObjectType.DOCUMENT, right = Right.UPDATE)
    public Response stop(String json) {
        UUID dataset = dataset();
        List<String> sent = ids(json);
        List<Document> wanted = new LinkedHashSet<>(sent)
                .stream()
                        .map(id -> find(dataset, id)
                                .orElseThrow(() -> AibuilderFailure.data("You don't own the document " + id + ".")))
                        .toList();
        if (wanted.stream().anyMatch(document -> document.runState() != RunState.RUNNING)) {
            throw AibuilderFailure.data("Can't stop parsing document with progress at 0 or 1");
        }
        wanted.forEach(document -> jobs.stop(dataset, document.uid()));
        return PartialResponse.answer(wanted.size(), List.of(), duplicates(sent));
    }

    private List<String> ids(String json) {
        Body body = Body.required(json);
        return body.texts(KEY)
                .filter(ids -> !ids.isEmpty())
                .orElseThrow(() -> AibuilderFailure.data("`document_ids` is required"));
    }

    private static List<String> duplicates(List<String> sent) {
        Set<String> once = new LinkedHashSet<>();
        return sent.stream()
                .filter(id -> !once.add(id))
                .distinct()
                .map(id -> "Duplicate document ids: " + id)
                .toList();
    }

    private Optional<Document> find(UUID dataset, String id) {
        return AibuilderIds.read(id).flatMap(uid -> documents.find(dataset, uid));
    }

    private UUID dataset() {
        return AibuilderIds.read(datasetId)
                .flatMap(datasets::find)
                .orElseThrow(() -> AibuilderFailure.data("You don't own the dataset " + datasetId + "."))
                .dataset()
                .uid();
    }
}
