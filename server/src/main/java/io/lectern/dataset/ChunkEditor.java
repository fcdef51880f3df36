package io.lectern.dataset;

import io.lectern.account.Caller;
import io.lectern.common.NotFoundException;
import io.lectern.common.Page;
import io.lectern.common.PageRequest;
import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.ModelUse;
import io.lectern.llm.VectorSpace;
import io.lectern.retrieval.ChunkIndex;
import io.lectern.retrieval.ChunkScope;
import io.lectern.retrieval.FoundIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Chunks written, changed, searched and deleted by hand (contracts/aibuilder.md 3.3). It has no transaction of its own,
 * because the embedding model and the index are asked before and after the one that changes the rows. When a method
 * returns, the index has followed; only if it is down it follows later.
 */
@ApplicationScoped
public class ChunkEditor {

    @Inject
    ChunkService chunks;

    @Inject
    EmbeddingModels embeddings;

    @Inject
    ChunkIndex index;

    @Inject
    IndexFollower follower;

    @Inject
    Caller caller;

    /** Adds a chunk; the same text again replaces the keywords and questions of the one that is there. */
    public Chunk add(Document document, NewChunk written) {
        ChunkVector vector = vector(document, written.content(), written.questions());
        Chunk chunk = chunks.add(document.dataset().uid(), document.uid(), written, vector);
        follower.catchUp(document.id());
        return chunk;
    }

    /** @throws NotFoundException when the document has no such chunk */
    public void update(Document document, String id, ChunkChange change) {
        UUID dataset = document.dataset().uid();
        Chunk stored = chunks.find(dataset, document.uid(), id).orElseThrow(() -> new NotFoundException("chunk", id));
        ChunkVector vector = change.changesMeaning()
                ? vector(
                        document,
                        change.content().orElse(stored.content()),
                        change.questions().orElse(stored.questions()))
                : null;
        chunks.update(dataset, document.uid(), id, change, vector);
        follower.catchUp(document.id());
    }

    /** @return how many of the ids were chunks of the document */
    public int delete(Document document, List<String> ids) {
        int deleted = chunks.delete(document.dataset().uid(), document.uid(), ids);
        follower.catchUp(document.id());
        return deleted;
    }

    /** @return how many chunks the document had */
    public int deleteAll(Document document) {
        int deleted = chunks.deleteAll(document.dataset().uid(), document.uid());
        follower.catchUp(document.id());
        return deleted;
    }

    /** Chunks of a document that hold any of some words in text, name, keywords or questions, best first. */
    public Page<Chunk> search(UUID tenant, Document document, String words, PageRequest page) {
        ChunkScope scope = ChunkScope.ofDocument(tenant, document.dataset().uid(), document.uid());
        VectorSpace space = embeddings.space(use(), document.dataset().embeddingModel());
        FoundIds found = index.byWords(scope, space, words, page.offset(), page.size());
        Map<String, Chunk> rows = chunks.findAll(document.dataset().uid(), document.uid(), found.ids()).stream()
                .collect(Collectors.toMap(Chunk::id, Function.identity()));
        return new Page<>(
                found.ids().stream().map(rows::get).filter(Objects::nonNull).toList(), found.total());
    }

    private ModelUse use() {
        return ModelUse.of(caller.identity(), "dataset");
    }

    private ChunkVector vector(Document document, String content, List<String> questions) {
        String meaning = ChunkVector.meaning(content, questions);
        float[] embedding = embeddings
                .embedPassages(use(), document.dataset().embeddingModel(), List.of(meaning))
                .get(0);
        return new ChunkVector(embedding, embeddings.countTokens(content));
    }
}
