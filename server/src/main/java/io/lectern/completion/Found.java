package io.lectern.completion;

import io.lectern.conversation.Citation;
import io.lectern.conversation.CitedDocument;
import io.lectern.conversation.Quote;
import io.lectern.conversation.References;
import io.lectern.llm.Passage;
import io.lectern.retrieval.DocumentCount;
import io.lectern.retrieval.RetrievalResult;
import io.lectern.retrieval.RetrievedChunk;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * What retrieval gave for one question. The place of a chunk in the list is the number its citation mark carries.
 *
 * @param documents whether there is anything to search at all; without, the model answers by itself
 * @param graph what the knowledge graph knows; no chunk, so no mark can point to it
 * @param tokens of all that together
 */
record Found(
        boolean documents,
        long total,
        List<RetrievedChunk> chunks,
        List<DocumentCount> counts,
        String graph,
        int tokens) {

    static final Found NO_DOCUMENTS = new Found(false, 0, List.of(), List.of(), "", 0);
    static final Found NOTHING = new Found(true, 0, List.of(), List.of(), "", 0);

    /** @param budget most tokens of all chunks together; the first is kept whatever its length */
    static Found of(RetrievalResult result, int budget, ToIntFunction<String> tokens) {
        List<RetrievedChunk> chunks = new ArrayList<>();
        int used = 0;
        for (RetrievedChunk chunk : result.chunks()) {
            int more = tokens.applyAsInt(chunk.content());
            if (used + more > budget && !chunks.isEmpty()) {
                break;
            }
            used += more;
            chunks.add(chunk);
        }
        return new Found(true, result.total(), chunks, result.documents(), "", used);
    }

    boolean isEmpty() {
        return chunks.isEmpty() && graph.isEmpty();
    }

    List<String> chunkIds() {
        return chunks.stream().map(RetrievedChunk::id).toList();
    }

    /** @param text as much of it as the rest of the budget has room for, line by line */
    Found withGraph(String text, int budget, ToIntFunction<String> tokens) {
        StringJoiner kept = new StringJoiner("\n");
        int used = 0;
        for (String line : text.split("\n")) {
            int more = tokens.applyAsInt(line);
            if (this.tokens + used + more > budget) {
                break;
            }
            used += more;
            kept.add(line);
        }
        return new Found(documents, total, chunks, counts, kept.toString(), this.tokens + used);
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

    /**
     * All chunks the model saw, and of the documents those that the answer cites; empty when it cites nothing.
     *
     * @param quotes by the number of the cited chunk, where in it the answer rests
     */
    References references(Map<Integer, List<Quote>> quotes) {
        if (quotes.isEmpty()) {
            return References.NONE;
        }
        Set<UUID> behind = new LinkedHashSet<>();
        quotes.keySet().forEach(index -> behind.add(chunks.get(index).document()));
        return new References(
                total,
                IntStream.range(0, chunks.size())
                        .mapToObj(index -> citation(chunks.get(index), quotes.getOrDefault(index, List.of())))
                        .toList(),
                counts.stream()
                        .filter(count -> behind.contains(count.document()))
                        .map(count -> new CitedDocument(count.document(), count.documentName(), count.count()))
                        .toList());
    }

    private static Citation citation(RetrievedChunk chunk, List<Quote> quotes) {
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
                chunk.termSimilarity(),
                quotes);
    }
}
