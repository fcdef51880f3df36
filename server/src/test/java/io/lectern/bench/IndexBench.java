package io.lectern.bench;

import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.LlmFixtures;
import io.lectern.llm.local.LocalModels;
import io.lectern.retrieval.BareSearch;
import io.lectern.retrieval.ChunkIndex;
import io.lectern.retrieval.ChunkScope;
import io.lectern.retrieval.IndexedChunk;
import io.lectern.retrieval.RetrievalFixtures;
import io.lectern.retrieval.RetrievalRequest;
import io.lectern.retrieval.RetrievalService;
import io.lectern.retrieval.SearchNodeProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Recall of the vector search against exact search, with datasets filled one after another and half of them deleted and
 * filled again; and what RetrievalService costs over the bare search. Arguments: folder of the data, folder for cached
 * vectors, number of datasets (0 measures latency instead of recall), chunks in all; further ones are JVM options of the
 * node.
 */
public final class IndexBench {

    private static final double NOISE = 0.35;

    private final EmbeddingModels models = LocalModels.embeddingModels();
    private final Scifact set;
    private final List<float[]> originals;
    private final List<float[]> questions = new ArrayList<>();
    private final Random random = new Random(5);
    private final ChunkIndex index;
    private final UUID tenant = UUID.randomUUID();

    private IndexBench(Path data, Path cache, ChunkIndex index) throws Exception {
        set = Scifact.read(data.resolve("scifact"));
        List<String> texts = set.corpus().stream()
                .map(one -> one.title() + "\n" + one.text())
                .toList();
        originals = VectorCache.passages(models, cache.resolve("scifact.bin"), texts);
        set.questions().forEach(question -> questions.add(models.embedQuery(LlmFixtures.USE, null, question.text())));
        this.index = index;
    }

    public static void main(String[] arguments) throws Exception {
        String[] options = arguments.length > 4 ? Arrays.copyOfRange(arguments, 4, arguments.length) : new String[0];
        try (SearchNodeProcess node = SearchNodeProcess.start(Files.createTempDirectory("lectern-bench"), options)) {
            ChunkIndex index = RetrievalFixtures.index(node.url(), LocalModels.embeddingModels());
            index.prepare();
            IndexBench bench = new IndexBench(Path.of(arguments[0]), Path.of(arguments[1]), index);
            int datasets = Integer.parseInt(arguments[2]);
            int chunks = Integer.parseInt(arguments[3]);
            if (datasets == 0) {
                bench.latency(chunks);
            } else {
                bench.recall(datasets, chunks);
            }
        }
        System.exit(0);
    }

    private record Filled(ChunkScope scope, List<String> ids, List<float[]> vectors) {}

    private void recall(int datasets, int chunks) {
        List<Filled> filled = new ArrayList<>();
        List<Integer> byTopic = byTopic();
        for (int d = 0; d < datasets; d++) {
            filled.add(fill(topic(byTopic, d, datasets), chunks / datasets));
        }
        report("filled one after another", filled);
        for (int d = 0; d < datasets; d += 2) {
            index.delete(filled.get(d).scope());
            filled.set(d, fill(topic(byTopic, d, datasets), chunks / datasets));
        }
        report("half of them deleted and filled again", filled);
    }

    /** Neighbours in one dataset: texts sorted by their cosine with one of them. */
    private List<Integer> byTopic() {
        float[] first = originals.get(0);
        return IntStream.range(0, originals.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -cosine(first, originals.get(i))))
                .toList();
    }

    private static List<Integer> topic(List<Integer> byTopic, int dataset, int datasets) {
        int size = byTopic.size() / datasets;
        return byTopic.subList(dataset * size, (dataset + 1) * size);
    }

    private Filled fill(List<Integer> texts, int count) {
        ChunkScope scope = new ChunkScope(tenant, Set.of(UUID.randomUUID()), Set.of());
        Filled filled = new Filled(scope, new ArrayList<>(), new ArrayList<>());
        List<IndexedChunk> chunks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int text = texts.get(i % texts.size());
            float[] vector = i < texts.size() ? originals.get(text) : near(originals.get(text));
            String id = UUID.randomUUID().toString();
            filled.ids().add(id);
            filled.vectors().add(vector);
            Scifact.Text one = set.corpus().get(text);
            String content = one.text().substring(0, Math.min(900, one.text().length()));
            chunks.add(RetrievalFixtures.chunk(scope, id, one.title(), content, vector));
        }
        index.put(LlmFixtures.SPACE, chunks);
        index.refresh();
        return filled;
    }

    private void report(String name, List<Filled> filled) {
        double recall = 0;
        double worst = 1;
        int asked = 200;
        for (int i = 0; i < asked; i++) {
            Filled dataset = filled.get(i % filled.size());
            float[] question = questions.get(i % questions.size());
            Set<String> exact = new HashSet<>(exact(dataset, question, 10));
            List<String> found = BareSearch.nearest(index, dataset.scope(), question, 10);
            double one = found.stream().filter(exact::contains).count() / 10.0;
            recall += one / asked;
            worst = Math.min(worst, one);
        }
        System.out.printf(
                "recall@10 against exact search, %d datasets of %d chunks, %s: %.4f (worst question %.1f)%n",
                filled.size(), filled.get(0).ids().size(), name, recall, worst);
    }

    private static List<String> exact(Filled dataset, float[] question, int count) {
        return IntStream.range(0, dataset.ids().size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> -cosine(question, dataset.vectors().get(i))))
                .limit(count)
                .map(dataset.ids()::get)
                .toList();
    }

    private void latency(int chunks) {
        Filled filled = fill(IntStream.range(0, originals.size()).boxed().toList(), chunks);
        RetrievalService service = RetrievalFixtures.service(index, models);
        List<Long> bare = new ArrayList<>();
        List<Long> whole = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            String question = set.questions().get(i % questions.size()).text();
            long start = System.nanoTime();
            BareSearch.run(index, filled.scope(), question, models.embedQuery(LlmFixtures.USE, null, question));
            long middle = System.nanoTime();
            service.retrieve(new RetrievalRequest(
                    LlmFixtures.USE, filled.scope(), null, question, 1, 30, 0.2, 0.3, 1024, false));
            if (i >= 600) {
                bare.add(middle - start);
                whole.add(System.nanoTime() - middle);
            }
        }
        System.out.printf(
                "retrieval over %d chunks: p50 %.1f ms, p99 %.1f ms; embedding and bare _msearch p50 %.1f ms; ratio %.2f%n",
                chunks,
                percentile(whole, 50),
                percentile(whole, 99),
                percentile(bare, 50),
                percentile(whole, 50) / percentile(bare, 50));
        index.delete(filled.scope());
    }

    private static double percentile(List<Long> times, int percent) {
        return times.stream()
                        .sorted()
                        .skip(times.size() * percent / 100L)
                        .findFirst()
                        .orElse(0L)
                / 1e6;
    }

    private float[] near(float[] vector) {
        float[] moved = new float[vector.length];
        double sum = 0;
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (vector[i] + random.nextGaussian() * NOISE / Math.sqrt(moved.length));
            sum += moved[i] * moved[i];
        }
        for (int i = 0; i < moved.length; i++) {
            moved[i] /= (float) Math.sqrt(sum);
        }
        return moved;
    }

    private static double cosine(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
