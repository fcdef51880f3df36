package io.lectern.retrieval;

import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.LlmFixtures;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Wires the beans of this package without a container, against a real search node. */
public final class RetrievalFixtures {

    private RetrievalFixtures() {}

    public static ChunkIndex index(URI url, EmbeddingModels models) {
        IndexConfig config = new IndexConfig();
        config.url = url;
        config.username = Optional.empty();
        config.password = Optional.empty();
        IndexConnection connection = new IndexConnection();
        connection.config = config;
        ChunkIndex index = new ChunkIndex();
        index.connection = connection;
        index.models = models;
        return index;
    }

    public static RetrievalService service(ChunkIndex index, EmbeddingModels models) {
        RetrievalService service = new RetrievalService();
        service.index = index;
        service.models = models;
        service.shown = new Unheard<>();
        return service;
    }

    /** A chunk with its embedding computed by the real model. */
    static IndexedChunk chunk(EmbeddingModels models, ChunkScope place, String id, String name, String content) {
        float[] embedding =
                models.embedPassages(LlmFixtures.USE, null, List.of(content)).get(0);
        return chunk(place, id, name, content, embedding);
    }

    public static IndexedChunk chunk(ChunkScope place, String id, String name, String content, float[] embedding) {
        return new IndexedChunk(
                id,
                place.tenant(),
                place.datasets().iterator().next(),
                place.documents().isEmpty()
                        ? UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        : place.documents().iterator().next(),
                name,
                content,
                List.of(),
                List.of(),
                true,
                0,
                1,
                List.of(new int[] {1, 10, 20, 30, 40}),
                Instant.parse("2026-11-22T00:00:00Z"),
                embedding);
    }

    /** A place for chunks: a dataset and a document that nobody else uses. */
    public static ChunkScope newPlace() {
        return new ChunkScope(UUID.randomUUID(), Set.of(UUID.randomUUID()), Set.of(UUID.randomUUID()));
    }

    static RetrievalRequest ask(ChunkScope scope, String question) {
        return new RetrievalRequest(LlmFixtures.USE, scope, null, question, 1, 30, 0.2, 0.3, 1024, false);
    }
}
