package io.lectern.dist;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Texts and questions to measure with: SciFact when lectern.bench.data names its folder, else made-up ones. */
final class Texts {

    private static final List<String> ABSTRACTS = read("corpus.jsonl");
    private static final List<String> QUESTIONS = read("queries.jsonl");
    private static final int PAGE = 2_400;

    private Texts() {}

    /** So many pages of text, other ones for other starts. */
    static List<String> pages(int start, int count) {
        return IntStream.range(start, start + count).mapToObj(Texts::page).toList();
    }

    private static String page(int number) {
        if (ABSTRACTS.isEmpty()) {
            return SampleFiles.filler(number * 2L) + "\n\n" + SampleFiles.filler(number * 2L + 1);
        }
        String two = ABSTRACTS.get(number * 2 % ABSTRACTS.size()) + "\n\n"
                + ABSTRACTS.get((number * 2 + 1) % ABSTRACTS.size());
        return two.substring(0, Math.min(PAGE, two.length()));
    }

    static String question(int number) {
        return QUESTIONS.isEmpty()
                ? "Which entry mentions harbour " + number + " and lantern?"
                : QUESTIONS.get(number % QUESTIONS.size());
    }

    /** Plain letters only: the fonts every PDF reader has know no others, and quotes would end a JSON text. */
    private static List<String> read(String file) {
        Path path = Path.of(System.getProperty("lectern.bench.data", ""), "scifact", file);
        List<String> texts = new ArrayList<>();
        if (Files.exists(path)) {
            try {
                for (String line : Files.readAllLines(path)) {
                    try (JsonReader reader = Json.createReader(new StringReader(line))) {
                        texts.add(reader.readObject().getString("text").replaceAll("[^A-Za-z0-9 .,;:()%-]", " "));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }
}
