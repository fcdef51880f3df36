package io.lectern.bench;

import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.LlmFixtures;
import io.lectern.llm.local.LocalModels;
import io.lectern.retrieval.ChunkIndex;
import io.lectern.retrieval.ChunkScope;
import io.lectern.retrieval.IndexedChunk;
import io.lectern.retrieval.RetrievalFixtures;
import io.lectern.retrieval.RetrievalRequest;
import io.lectern.retrieval.RetrievalService;
import io.lectern.retrieval.RetrievedChunk;
import io.lectern.retrieval.SearchNodeProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Retrieval quality on SciFact through RetrievalService: nDCG@10, recall@100 and MRR@10 for terms alone, vectors alone
 * and both. Arguments: folder of the data (with scifact/ in it), folder for cached vectors.
 */
public final class RetrievalBench {

    private RetrievalBench() {}

    public static void main(String[] arguments) throws Exception {
        Scifact set = Scifact.read(Path.of(arguments[0]).resolve("scifact"));
        EmbeddingModels models = LocalModels.embeddingModels();
        List<String> texts = set.corpus().stream()
                .map(one -> one.title() + "\n" + one.text())
                .toList();
        List<float[]> vectors =
                VectorCache.passages(models, Path.of(arguments[1]).resolve("scifact.bin"), texts);
        try (SearchNodeProcess node = SearchNodeProcess.start(Files.createTempDirectory("lectern-bench"))) {
            ChunkIndex index = RetrievalFixtures.index(node.url(), models);
            index.prepare();
            ChunkScope place = fill(index, set, vectors);
            RetrievalService service = RetrievalFixtures.service(index, models);
            System.out.println("SciFact, 5,183 abstracts, 300 questions: nDCG@10  R@100  MRR@10");
            measure("terms alone", service, set, place, 0);
            measure("vectors alone", service, set, place, 1);
            measure("both, default 0.3", service, set, place, 0.3);
            measure("both, 0.5", service, set, place, 0.5);
        }
        System.exit(0);
    }

    private static ChunkScope fill(ChunkIndex index, Scifact set, List<float[]> vectors) {
        ChunkScope place = RetrievalFixtures.newPlace();
        List<IndexedChunk> chunks = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            Scifact.Text one = set.corpus().get(i);
            chunks.add(RetrievalFixtures.chunk(place, one.id(), one.title(), one.text(), vectors.get(i)));
        }
        long start = System.nanoTime();
        index.put(LlmFixtures.SPACE, chunks);
        index.refresh();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("indexed %d chunks in %.1f s (%.0f/s)%n", chunks.size(), seconds, chunks.size() / seconds);
        return place;
    }

    private static void measure(
            String name, RetrievalService service, Scifact set, ChunkScope place, double vectorWeight) {
        double ndcg = 0;
        double recall = 0;
        double mrr = 0;
        for (Scifact.Text question : set.questions()) {
            Map<String, Integer> relevant = set.relevant().get(question.id());
            List<String> ranked = service
                    .retrieve(new RetrievalRequest(
                            LlmFixtures.USE, place, null, question.text(), 1, 100, 0, vectorWeight, 1024, false))
                    .chunks()
                    .stream()
                    .map(RetrievedChunk::id)
                    .toList();
            ndcg += Ranking.ndcg(ranked, relevant, 10);
            recall += Ranking.recall(ranked, relevant, 100);
            mrr += Ranking.reciprocalRank(ranked, relevant, 10);
        }
        int n = set.questions().size();
        System.out.printf("  %-20s %.4f  %.4f  %.4f%n", name, ndcg / n, recall / n, mrr / n);
    }
}
