package io.lectern.completion;

import io.lectern.conversation.Citation;
import io.lectern.conversation.CitedDocument;
import io.lectern.conversation.References;
import io.lectern.llm.Passage;
import io.lectern.retrieval.DocumentCount;
import io.lectern.retrieval.RetrievalResult;
import io.lectern.retrieval.RetrievedChunk;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * What retrieval gave for one question. The place of a chunk in the list is the number its citation mark carries.
 *
 * @param documents whether there is anything to search at all; without, the model answers by itself
 */
record Found(boolean documents, long total, List<RetrievedChunk> chunks, List<DocumentCount> counts) {

    static final Found NO_DOCUMENTS = new Found(false, 0, List.of(), List.of());
    static final Found NOTHING = new Found(true, 0, List.of(), List.of());

    /** @param budget most tokens of all chunks together; the first is kept whatever its length */
    static Found of(RetrievalResult result, int budget, ToIntFunction<String> tokens) {
        List<RetrievedChunk> chunks = new ArrayList<>();
        int left = budget;
        for (RetrievedChunk chunk : result.chunks()) {
            left -= tokens.applyAsInt(chunk.content());
            if (left < 0 && !chunks.isEmpty()) {
                break;
            }
            chunks.add(chunk);
        }
        return new Found(true, result.total(), chunks, result.documents());
    }

    boolean isEmpty() {
        return chunks.isEmpty();
    }

    Optional<List<Passage>> passages() {
        if (!documents) {
            return Optional.empty();
        }
        List<Passage> passages = new ArrayList<>();
        for (RetrievedChunk chunk : chunks) {
            passages.add(new Passage(passages.size(), chunk.documentName(), chunk.content(), chunk.similarity()));
        }
        return Optional.of(passages);
    }

    /** All chunks the model saw, and of the documents those that the answer cites; empty when it cites nothing. */
    References references(Set<Integer> cited) {
        if (cited.isEmpty()) {
            return References.NONE;
        }
        Set<UUID> behind = new LinkedHashSet<>();
        cited.forEach(index -> behind.add(chunks.get(index).document()));
        return new References(
                total,
                chunks.stream().map(Found::citation).toList(),
                counts.stream()
                        .filter(count -> behind.contains(count.document()))
                        .map(count -> new CitedDocument(count.document(), count.documentName(), count.count()))
                        .toList());
    }

    private static Citation citation(RetrievedChunk chunk) {
        return new Citation(
                chunk.id(),
                chunk.content(),
                chunk.document(),
                chunk.documentName(),
                chunk.dataset(),
                chunk.page(),
                chunk.positions(),
                chunk.similarity(),
                chunk.vectorSimilarity(),
                chunk.termSimilarity());
    }
}
