package io.lectern.api.aibuilder;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Needs;
import io.lectern.common.Json;
import io.lectern.dataset.DatasetService;
import io.lectern.dataset.DatasetView;
import io.lectern.dataset.Document;
import io.lectern.dataset.DocumentService;
import io.lectern.retrieval.ChunkScope;
import io.lectern.retrieval.RetrievalRequest;
import io.lectern.retrieval.RetrievalService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code POST /retrieval} (contract 3.4). */
@Path("retrieval")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RetrievalResource {

    private static final double DEFAULT_THRESHOLD = 0.2;

    @Inject
    DatasetService datasets;

    @Inject
    DocumentService documents;

    @Inject
    RetrievalService retrieval;

    @Inject
    Caller caller;

    @POST
    @Needs(object = ObjectType.CHUNK, right = Right.READ)
    public DataEnvelope retrieve(String json) {
        RetrieveRequest request = RetrieveRequest.from(Body.required(json));
        List<Document> restricted = ownedDocuments(request.documentIds());
        Map<UUID, DatasetView> scope = ownedDatasets(request.datasetIds(), restricted);
        String model = oneModel(scope);
        if (request.question().isBlank()) {
            return DataEnvelope.of(nothing());
        }
        // with document ids upstream shows whatever is in them (contract 3.4)
        double threshold = request.threshold().orElse(restricted.isEmpty() ? DEFAULT_THRESHOLD : 0.0);
        return DataEnvelope.of(RetrievalResponse.from(retrieval.retrieve(new RetrievalRequest(
                new ChunkScope(
                        caller.tenant(),
                        scope.keySet(),
                        restricted.stream().map(Document::uid).collect(Collectors.toSet())),
                model,
                request.question(),
                request.page(),
                request.pageSize(),
                threshold,
                request.vectorWeight(),
                request.topK(),
                request.highlight()))));
    }

    private List<Document> ownedDocuments(List<String> ids) {
        Map<UUID, String> wanted = read(ids, "The datasets don't own the document ");
        List<Document> found = documents.findVisible(wanted.keySet());
        found.forEach(document -> wanted.remove(document.uid()));
        refuse(wanted, "The datasets don't own the document ", "");
        return found;
    }

    private Map<UUID, DatasetView> ownedDatasets(List<String> ids, List<Document> restricted) {
        Map<UUID, String> wanted = read(ids, "You don't own the dataset ");
        boolean named = !wanted.isEmpty();
        if (!named) {
            restricted.forEach(document -> wanted.put(document.dataset().uid(), ""));
        }
        Map<UUID, DatasetView> found = new LinkedHashMap<>();
        datasets.findAll(wanted.keySet())
                .forEach(view -> found.put(view.dataset().uid(), view));
        found.keySet().forEach(wanted::remove);
        refuse(wanted, "You don't own the dataset ", ".");
        if (named) {
            restricted.stream()
                    .filter(document -> !found.containsKey(document.dataset().uid()))
                    .findFirst()
                    .ifPresent(document -> {
                        throw AibuilderFailure.data(
                                "The datasets don't own the document " + AibuilderIds.write(document.uid()));
                    });
        }
        return found;
    }

    private static Map<UUID, String> read(List<String> ids, String otherwise) {
        Map<UUID, String> read = new LinkedHashMap<>();
        ids.forEach(id -> read.put(AibuilderIds.read(id).orElseThrow(() -> AibuilderFailure.data(otherwise + id)), id));
        return read;
    }

    private static void refuse(Map<UUID, String> missing, String text, String end) {
        new ArrayList<>(missing.values()).stream().findFirst().ifPresent(id -> {
            throw AibuilderFailure.data(text + id + end);
        });
    }

    private static String oneModel(Map<UUID, DatasetView> scope) {
        List<String> models = scope.values().stream()
                .map(view -> view.dataset().embeddingModel().replaceFirst("@.*$", ""))
                .distinct()
                .toList();
        if (models.size() > 1) {
            throw AibuilderFailure.data("Datasets use different embedding models.\"");
        }
        return scope.values().iterator().next().dataset().embeddingModel();
    }

    /** The answer to an empty question: upstream's clients expect an object here where there is a list else. */
    private static JsonValue nothing() {
        return Json.createObjectBuilder()
                .add("total", 0)
                .add("chunks", JsonValue.EMPTY_JSON_ARRAY)
                .add("doc_aggs", JsonValue.EMPTY_JSON_OBJECT)
                .build();
    }
}
