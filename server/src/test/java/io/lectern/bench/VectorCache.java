package io.lectern.bench;

import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.LlmFixtures;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Embeds texts once and keeps the vectors in a file, because embedding takes minutes and searching seconds. */
final class VectorCache {

    private VectorCache() {}

    static List<float[]> passages(EmbeddingModels models, Path file, List<String> texts) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            long start = System.nanoTime();
            write(file, models.embedPassages(LlmFixtures.USE, null, texts));
            long milliseconds = (System.nanoTime() - start) / 1_000_000;
            System.out.printf(
                    "embedded %d texts in %.1f s (%.1f texts/s)%n",
                    texts.size(), milliseconds / 1e3, texts.size() * 1e3 / milliseconds);
        }
        return read(file);
    }

    private static void write(Path file, List<float[]> vectors) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(vectors.size());
            out.writeInt(vectors.get(0).length);
            for (float[] vector : vectors) {
                for (float x : vector) {
                    out.writeFloat(x);
                }
            }
        }
    }

    private static List<float[]> read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
            int count = in.readInt();
            int dimension = in.readInt();
            List<float[]> vectors = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                float[] vector = new float[dimension];
                for (int d = 0; d < dimension; d++) {
                    vector[d] = in.readFloat();
                }
                vectors.add(vector);
            }
            return vectors;
        }
    }
}
