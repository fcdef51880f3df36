package io.lectern.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import io.lectern.common.PassagesShown;
import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.RerankModels;
import io.lectern.llm.VectorSpace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Answers a question with chunks: embeds it, searches by terms meanwhile and by vector after that, joins both scores
 * ({@link Similarity}), cuts at the threshold, pages. Of the four requests to the index a question waits for two: the
 * vector search and the page (contracts/aibuilder.md 3.4, docs/adr/0010-search-cost.md).
 */
@ApplicationScoped
public class RetrievalService {

    /** Candidates of each search. Pages further down than this look deeper, so that {@code total} stays put on the first ones. */
    private static final int DEPTH = 100;

    private static final int DEEPEST = 1024;

    /** So many of the best are read by a rerank model, and the others are left out: their scores would not compare. */
    private static final int RERANKED = 64;

    @Inject
    ChunkIndex index;

    @Inject
    EmbeddingModels models;

    /** The audit trail keeps which passages the caller was shown. */
    @Inject
    Event<PassagesShown> shown;

    @Inject
    RerankModels rerankers;

    /**
     * Chunks at or over the threshold, best first. A blank question finds nothing; a page beyond the end is empty.
     *
     * @throws io.lectern.common.InvalidException top_k under 1, or an unknown embedding model
     * @throws io.lectern.common.UpstreamException the index cannot be reached or failed
     */
    public RetrievalResult retrieve(RetrievalRequest request) {
        RetrievalResult found = unseen(request);
        shown.fire(new PassagesShown(found.chunks().stream()
                .map(chunk -> new PassagesShown.Passage(chunk.id(), chunk.document()))
                .toList()));
        return found;
    }

    /** The same for the server's own work: nobody is shown these chunks, so the audit trail does not hear of them. */
    public RetrievalResult unseen(RetrievalRequest request) {
        if (request.question() == null || request.question().isBlank()) {
            return RetrievalResult.EMPTY;
        }
        List<Candidate> found = candidates(request);
        long from = (request.page() - 1L) * Math.max(0, request.pageSize());
        List<Candidate> page =
                found.stream().skip(from).limit(Math.max(0, request.pageSize())).toList();
        return new RetrievalResult(found.size(), chunks(request, page), documents(found));
    }

    private record Candidate(ChunkHit hit, Similarity.Scores scores, double head) {}

    private List<Candidate> candidates(RetrievalRequest request) {
        VectorSpace space = models.space(request.use(), request.embeddingModel());
        int depth = depth(request);
        BegunSearch search = index.begin(
                new ChunkQuery(request.scope(), space, request.question(), depth, Math.min(request.topK(), depth)));
        List<ChunkHit> hits =
                search.hits(models.embedQuery(request.use(), request.embeddingModel(), request.question()));
        Similarity similarity = new Similarity(request.vectorWeight(), search.termWeights(), space.model());
        List<Candidate> scored = hits.stream()
                .map(hit -> new Candidate(
                        hit, similarity.of(hit), request.ordering().head(hit.dataset())))
                .sorted(BEST_FIRST)
                .toList();
        return reranked(request, scored).stream()
                .filter(one -> one.scores().similarity() >= request.similarityThreshold())
                .toList();
    }

    private List<Candidate> reranked(RetrievalRequest request, List<Candidate> scored) {
        Optional<String> model = request.ordering().rerankModel();
        if (model.isEmpty()) {
            return scored;
        }
        List<Candidate> best = scored.stream().limit(RERANKED).toList();
        Map<String, JsonNode> sources = sources(request, best, null);
        List<Candidate> present =
                best.stream().filter(one -> sources.containsKey(one.hit().id())).toList();
        List<String> passages = present.stream()
                .map(one -> sources.get(one.hit().id())
                        .path("_source")
                        .path("content")
                        .asText())
                .toList();
        List<Double> scores = rerankers.scores(request.use(), model.get(), request.question(), passages);
        List<Candidate> reranked = new ArrayList<>();
        for (int i = 0; i < present.size(); i++) {
            Candidate one = present.get(i);
            Similarity.Scores both =
                    Similarity.joined(request.vectorWeight(), one.scores().term(), scores.get(i));
            reranked.add(new Candidate(one.hit(), both, one.head()));
        }
        reranked.sort(BEST_FIRST);
        return reranked;
    }

    /**
     * Ties are broken by the measured scores, which have no upper bound, then by id, so that pages do not overlap. A
     * dataset's pagerank moves its chunks up here and nowhere else.
     */
    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(
                    (Candidate one) -> -one.scores().similarity() - one.head())
            .thenComparingDouble(one -> -one.hit().cosine())
            .thenComparing(one -> one.hit().id());

    private List<RetrievedChunk> chunks(RetrievalRequest request, List<Candidate> page) {
        String marked = request.highlight() ? request.question() : null;
        Map<String, JsonNode> sources = sources(request, page, marked);
        return page.stream()
                .map(one -> {
                    JsonNode source = sources.get(one.hit().id());
                    return source == null ? null : ChunkJson.read(source, one.scores());
                })
                .filter(Objects::nonNull) // deleted since the search
                .toList();
    }

    private Map<String, JsonNode> sources(RetrievalRequest request, List<Candidate> page, String marked) {
        VectorSpace space = models.space(request.use(), request.embeddingModel());
        List<String> ids = page.stream().map(one -> one.hit().id()).toList();
        return index.fetch(request.scope(), space, ids, marked).stream()
                .collect(Collectors.toMap(hit -> hit.path("_id").asText(), Function.identity()));
    }

    private static List<DocumentCount> documents(List<Candidate> found) {
        Map<Object, DocumentCount> counts = new LinkedHashMap<>();
        for (Candidate one : found) {
            ChunkHit hit = one.hit();
            counts.merge(
                    hit.document(),
                    new DocumentCount(hit.document(), hit.documentName(), 1),
                    (sum, next) -> new DocumentCount(sum.document(), sum.documentName(), sum.count() + 1));
        }
        return counts.values().stream()
                .sorted(Comparator.comparingLong(DocumentCount::count).reversed())
                .toList();
    }

    private static int depth(RetrievalRequest request) {
        return (long) request.page() * request.pageSize() <= DEPTH ? DEPTH : DEEPEST;
    }
}
