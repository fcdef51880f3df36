package io.lectern.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lectern.common.DomainException;
import io.lectern.common.UpstreamException;
import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.VectorSpace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The OpenSearch index of chunks: a projection of the chunk rows that may be thrown away and written again. One index per
 * embedding model, because vectors of different models cannot be compared. Writes are idempotent by chunk id. What
 * {@link #put} wrote is found after {@link #refresh}; deletions take effect before they return.
 */
@ApplicationScoped
public class ChunkIndex {

    private static final String ALL = "lectern-chunks-*";
    /** Changes with the mapping: an index of another layout is made anew and written again from the rows. */
    private static final String LAYOUT = "5";

    private static final String DEFINITION = "chunk-index.json";
    private static final int CHUNKS_PER_REQUEST = 250;
    private static final int DELETE_ROUNDS = 5;
    private static final Map<String, String> CHANGE_NOW =
            Map.of("conflicts", "proceed", "refresh", "true", "ignore_unavailable", "true");

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    @Inject
    IndexConnection connection;

    @Inject
    EmbeddingModels models;

    /** Creates the index of the built-in embedding model unless it is there. */
    public void prepare() {
        ensure(models.builtinSpace());
    }

    /** Whether that index, or another one that was used since the start, is not there; its next use makes it anew. */
    public boolean incomplete() {
        Set<String> gone = new HashSet<>(known);
        gone.add(name(models.builtinSpace()));
        gone.removeIf(index -> connection.exists("/" + index));
        known.removeAll(gone);
        return !gone.isEmpty();
    }

    /**
     * Writes or replaces chunks by id. They are found after the next {@link #refresh}.
     *
     * @param space that of the model their embeddings come from
     */
    public void put(VectorSpace space, List<IndexedChunk> chunks) {
        String index = ensure(space);
        for (int from = 0; from < chunks.size(); from += CHUNKS_PER_REQUEST) {
            List<IndexedChunk> part = chunks.subList(from, Math.min(chunks.size(), from + CHUNKS_PER_REQUEST));
            BulkWrite.of(index, part).send(connection);
        }
    }

    /** Deletes the chunks of whole datasets, or of the documents the scope names. */
    public void delete(ChunkScope scope) {
        refresh();
        repeatUntilNoConflict("/" + ALL + "/_delete_by_query", SearchBody.all(scope));
    }

    /** Deletes single chunks; ids outside the scope are left alone. */
    public void delete(ChunkScope scope, Collection<String> chunkIds) {
        if (chunkIds.isEmpty()) {
            return;
        }
        refresh();
        repeatUntilNoConflict("/" + ALL + "/_delete_by_query", SearchBody.byIds(scope, chunkIds));
    }

    /** Deletes what the scope holds beside the named chunks. */
    public void keepOnly(ChunkScope scope, Collection<String> chunkIds) {
        refresh();
        repeatUntilNoConflict("/" + ALL + "/_delete_by_query", SearchBody.allBut(scope, chunkIds));
    }

    /** Deletes what the scope holds in the indexes of other models than these. */
    public void deleteElsewhere(ChunkScope scope, Collection<VectorSpace> kept) {
        StringBuilder indexes = new StringBuilder(ALL);
        kept.forEach(space -> indexes.append(",-").append(name(space)));
        refresh();
        repeatUntilNoConflict("/" + indexes + "/_delete_by_query", SearchBody.all(scope));
    }

    /** Makes everything written so far findable. */
    public void refresh() {
        connection.call("POST", "/" + ALL + "/_refresh", Map.of("ignore_unavailable", "true"), null);
    }

    /** Whether the index answers and can be searched. */
    public boolean ready() {
        try {
            return connection.exists("/" + name(models.builtinSpace()));
        } catch (UpstreamException e) {
            return false;
        }
    }

    /** Chunks that hold any of some words, available or not, best first; vectors play no part. */
    public FoundIds byWords(ChunkScope scope, VectorSpace space, String words, int offset, int size) {
        JsonNode hits = connection
                .call(
                        "POST",
                        "/" + ensure(space) + "/_search",
                        Map.of(),
                        SearchBody.byWords(scope, words, offset, size))
                .path("hits");
        List<String> ids = new ArrayList<>();
        hits.path("hits").forEach(hit -> ids.add(hit.path("_id").asText()));
        return new FoundIds(ids, hits.path("total").path("value").asLong());
    }

    /** How many chunks the scope holds, available or not. */
    public long count(ChunkScope scope) {
        return connection
                .call("POST", "/" + ALL + "/_count", Map.of("ignore_unavailable", "true"), SearchBody.all(scope))
                .path("count")
                .asLong();
    }

    /** Starts with the words of the question; its vector is wanted when the hits are. */
    BegunSearch begin(ChunkQuery query) {
        String index = "/" + ensure(query.space());
        return new BegunSearch(
                connection
                        .callAsync(
                                "POST",
                                index + "/_termvectors",
                                SearchBody.TERM_STATISTICS,
                                SearchBody.artificialDocument(query.question()))
                        .thenApply(HitReader::idfSum),
                connection.callAsync("POST", index + "/_search", Map.of(), SearchBody.terms(query)),
                vector -> connection.call("POST", index + "/_search", Map.of(), SearchBody.vector(query, vector)));
    }

    /** The full chunks of some ids, in no order; ids that are gone are left out. */
    List<JsonNode> fetch(ChunkScope scope, VectorSpace space, Collection<String> ids, String highlightQuestion) {
        if (ids.isEmpty()) {
            return List.of();
        }
        JsonNode answer = connection.call(
                "POST", "/" + ensure(space) + "/_search", Map.of(), SearchBody.fetch(scope, ids, highlightQuestion));
        List<JsonNode> hits = new ArrayList<>();
        answer.path("hits").path("hits").forEach(hits::add);
        return hits;
    }

    private void repeatUntilNoConflict(String path, JsonNode body) {
        for (int round = 0; round < DELETE_ROUNDS; round++) {
            JsonNode answer = connection.call("POST", path, CHANGE_NOW, body);
            if (!answer.path("failures").isEmpty()) {
                throw IndexConnection.refused(500, answer.path("failures").toString());
            }
            if (answer.path("version_conflicts").asLong() == 0) {
                return;
            }
        }
        throw DomainException.conflict("The chunks are being changed by someone else at the same time; try again.");
    }

    private String ensure(VectorSpace space) {
        String index = name(space);
        if (!known.contains(index)) {
            if (!connection.exists("/" + index)) {
                create(index, space.dimension());
            }
            known.add(index);
        }
        return index;
    }

    private void create(String index, int dimension) {
        ObjectNode definition = definition();
        ((ObjectNode) definition.at("/mappings/properties/embedding")).put("dimension", dimension);
        try {
            connection.call("PUT", "/" + index, Map.of("wait_for_active_shards", "1"), definition);
        } catch (UpstreamException e) {
            // another thread or node was first
            if (!e.getMessage().contains("resource_already_exists_exception")) {
                throw e;
            }
        }
    }

    static String name(VectorSpace space) {
        String model = space.model().toLowerCase(Locale.ROOT);
        return "lectern-chunks-" + LAYOUT + "-" + model.replaceAll("[^a-z0-9.]+", "-") + "-" + space.dimension();
    }

    private static ObjectNode definition() {
        try (InputStream file = ChunkIndex.class.getResourceAsStream(DEFINITION)) {
            return (ObjectNode) IndexConnection.JSON.readTree(file);
        } catch (IOException e) {
            throw DomainException.internal("The definition of the search index cannot be read.", e);
        }
    }
}
