package io.lectern.api.aibuilder;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Body;
import io.lectern.api.Needs;
import io.lectern.common.InvalidException;
import io.lectern.common.Json;
import io.lectern.dataset.DatasetService;
import io.lectern.dataset.DatasetView;
import io.lectern.dataset.Document;
import io.lectern.dataset.DocumentFacts;
import io.lectern.dataset.DocumentService;
import io.lectern.dataset.GraphService;
import io.lectern.llm.ModelUse;
import io.lectern.llm.QuestionWords;
import io.lectern.llm.RerankModels;
import io.lectern.retrieval.ChunkScope;
import io.lectern.retrieval.Ordering;
import io.lectern.retrieval.RetrievalRequest;
import io.lectern.retrieval.RetrievalResult;
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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code POST /retrieval} (contract 3.4). */
@Path("retrieval")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RetrievalResource {

    private static final double DEFAULT_THRESHOLD = 0.2;

    /** What the index takes in one list. */
    private static final int MOST_DOCUMENTS = 60_000;

    @Inject
    DatasetService datasets;

    @Inject
    DocumentService documents;

    @Inject
    RetrievalService retrieval;

    @Inject
    GraphService graph;

    @Inject
    QuestionWords words;

    @Inject
    RerankModels rerankers;

    @Inject
    Caller caller;

    @POST
    @Needs(object = ObjectType.CHUNK, right = Right.READ)
    public DataEnvelope retrieve(String json) {
        Body body = Body.required(json);
        RetrieveRequest request = RetrieveRequest.from(body);
        List<Document> restricted = ownedDocuments(request.documentIds());
        Map<UUID, DatasetView> scope = ownedDatasets(request.datasetIds(), restricted);
        String model = oneModel(scope);
        if (request.question().isBlank()) {
            return DataEnvelope.of(nothing());
        }
        ModelUse use = ModelUse.of(caller.identity(), "aibuilder");
        request.rerankModel().filter(name -> !rerankers.knows(use.who(), name)).ifPresent(name -> {
            throw new AibuilderFailure(100, "`rerank_id` " + name + " doesn't exist");
        });
        Set<UUID> within = documents(request, scope.keySet(), restricted);
        if (within.isEmpty() && (request.metadata().isPresent() || !restricted.isEmpty())) {
            return DataEnvelope.of(RetrievalResponse.from(RetrievalResult.EMPTY));
        }
        RetrievalResponse found = RetrievalResponse.from(retrieval.retrieve(new RetrievalRequest(
                use,
                new ChunkScope(caller.tenant(), scope.keySet(), within),
                model,
                question(use, request),
                request.page(),
                request.pageSize(),
                // with document ids upstream shows whatever is in them (contract 3.4)
                request.threshold().orElse(restricted.isEmpty() ? DEFAULT_THRESHOLD : 0.0),
                request.vectorWeight(),
                request.topK(),
                request.highlight(),
                new Ordering(request.rerankModel(), pageranks(scope)))));
        return DataEnvelope.of(body.flag("use_kg").orElse(false) ? withGraph(found, request, scope.keySet()) : found);
    }

    /** {@code use_kg}: what the datasets' graph knows comes first, on the first page. */
    private RetrievalResponse withGraph(RetrievalResponse found, RetrieveRequest request, Set<UUID> scope) {
        List<String> chunks =
                found.chunks().stream().map(RetrievedChunkResponse::id).toList();
        String text = request.page() > 1 ? "" : graph.around(caller.tenantId(), scope, request.question(), chunks);
        return text.isEmpty()
                ? found
                : found.after(RetrievedChunkResponse.ofGraph(
                        text, AibuilderIds.write(scope.iterator().next())));
    }

    private String question(ModelUse use, RetrieveRequest request) {
        return request.keyword()
                ? request.question() + " " + String.join(" ", words.of(use, "", request.question()))
                : request.question();
    }

    /** The documents that ids and conditions leave; empty also when there are neither, which means all. */
    private Set<UUID> documents(RetrieveRequest request, Set<UUID> datasetIds, List<Document> restricted) {
        Set<UUID> named = restricted.stream().map(Document::uid).collect(Collectors.toSet());
        if (request.metadata().isEmpty()) {
            return named;
        }
        Set<UUID> held = documents.facts(datasetIds).stream()
                .filter(facts -> named.isEmpty() || named.contains(facts.uid()))
                .filter(request.metadata().get()::hold)
                .map(DocumentFacts::uid)
                .collect(Collectors.toSet());
        if (held.size() > MOST_DOCUMENTS) {
            throw new InvalidException(
                    "metadata_condition",
                    "`metadata_condition` holds for " + held.size() + " documents; a search can name " + MOST_DOCUMENTS
                            + ".");
        }
        return held;
    }

    private static Map<UUID, Integer> pageranks(Map<UUID, DatasetView> scope) {
        return scope.values().stream()
                .collect(Collectors.toMap(
                        view -> view.dataset().uid(),
                        view -> view.dataset().settings().pagerank()));
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
