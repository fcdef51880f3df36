package io.lectern.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lectern.ingest.parser.ParserSpeed;
import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.LlmFixtures;
import io.lectern.llm.local.LocalModels;
import io.lectern.retrieval.BareSearch;
import io.lectern.retrieval.ChunkIndex;
import io.lectern.retrieval.ChunkScope;
import io.lectern.retrieval.IndexedChunk;
import io.lectern.retrieval.RetrievalFixtures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The bare cost of what the product is made of, for the benchmark of the distribution to compare with: embedding alone,
 * and one query embedding with one {@code _msearch}. A process that takes one command a line and answers with one number.
 *
 * <ul>
 *   <li>{@code embed FILE}: texts per second over a file of one JSON string a line
 *   <li>{@code pages FOLDER}, {@code read FOLDER}: pages of all PDFs below it that can be read; of them per second, by the
 *       parser alone
 *   <li>{@code place URL TENANT DATASET}: the search node and the chunks that the next commands are about
 *   <li>{@code fill FILE COUNT}: puts chunks near those texts into the index; how many there were put
 *   <li>{@code search QUESTION}: nanoseconds of one query embedding and one bare search
 * </ul>
 */
public final class Limits {

    private static final double NOISE = 0.35;
    private static final int WARM_UP = 100;
    private static final int BATCH = 16;
    private static final int WRITTEN_AT_ONCE = 1000;

    private final EmbeddingModels models = LocalModels.embeddingModels();
    private final ObjectMapper json = new ObjectMapper();
    private final Random random = new Random(11);
    private ChunkIndex index;
    private ChunkScope place;
    private ParserSpeed.Read pdfs;

    private Limits() {}

    public static void main(String[] arguments) throws Exception {
        Limits limits = new Limits();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println("limit " + limits.answer(line));
        }
        System.exit(0);
    }

    private double answer(String line) throws Exception {
        String[] words = line.split(" ", 2);
        String[] rest = words[1].split(" ");
        return switch (words[0]) {
            case "embed" -> textsPerSecond(texts(rest[0]));
            case "pages" -> read(Path.of(rest[0])).pages();
            case "read" -> read(Path.of(rest[0])).pages() / pdfs.seconds();
            case "place" -> place(URI.create(rest[0]), UUID.fromString(rest[1]), UUID.fromString(rest[2]));
            case "fill" -> fill(texts(rest[0]), Integer.parseInt(rest[1]));
            case "search" -> search(words[1]);
            default -> throw new IllegalArgumentException(line);
        };
    }

    private List<String> texts(String file) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(file))) {
            texts.add(json.readValue(line, String.class));
        }
        return texts;
    }

    /** Measured once. */
    private ParserSpeed.Read read(Path folder) throws Exception {
        if (pdfs == null) {
            try (Stream<Path> all = Files.walk(folder)) {
                List<Path> files = all.filter(file -> file.toString().endsWith(".pdf"))
                        .sorted()
                        .toList();
                pdfs = ParserSpeed.of(files, Files.createTempDirectory("lectern-parser"));
            }
        }
        return pdfs;
    }

    private double textsPerSecond(List<String> texts) {
        models.embedPassages(LlmFixtures.USE, null, texts.subList(0, Math.min(WARM_UP, texts.size())));
        long start = System.nanoTime();
        models.embedPassages(LlmFixtures.USE, null, texts);
        return texts.size() / seconds(start);
    }

    private double place(URI url, UUID tenant, UUID dataset) {
        index = RetrievalFixtures.index(url, models);
        place = new ChunkScope(tenant, Set.of(dataset), Set.of());
        return 0;
    }

    private double fill(List<String> texts, int count) {
        List<float[]> vectors = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += BATCH) {
            vectors.addAll(models.embedPassages(
                    LlmFixtures.USE, null, texts.subList(from, Math.min(texts.size(), from + BATCH))));
        }
        List<IndexedChunk> chunks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = UUID.randomUUID().toString().replace("-", "");
            String name = "filled-" + i / 50 + ".txt";
            int text = i % texts.size();
            chunks.add(RetrievalFixtures.chunk(place, id, name, texts.get(text), near(vectors.get(text))));
            if (chunks.size() == WRITTEN_AT_ONCE || i == count - 1) {
                index.put(LlmFixtures.SPACE, chunks);
                chunks.clear();
            }
        }
        index.refresh();
        return count;
    }

    private double search(String question) {
        long start = System.nanoTime();
        BareSearch.run(index, place, question, models.embedQuery(LlmFixtures.USE, null, question));
        return System.nanoTime() - start;
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

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
