package io.lectern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A labelled set in BEIR layout: texts with titles, questions, and which texts are relevant to which question. */
record Scifact(List<Text> corpus, List<Text> questions, Map<String, Map<String, Integer>> relevant) {

    record Text(String id, String title, String text) {}

    static Scifact read(Path folder) throws IOException {
        Map<String, Map<String, Integer>> relevant = new LinkedHashMap<>();
        List<String> judgements = Files.readAllLines(folder.resolve("qrels/test.tsv"));
        for (String line : judgements.subList(1, judgements.size())) {
            String[] cells = line.split("\t");
            relevant.computeIfAbsent(cells[0], id -> new LinkedHashMap<>()).put(cells[1], Integer.valueOf(cells[2]));
        }
        List<Text> questions = texts(folder.resolve("queries.jsonl")).stream()
                .filter(question -> relevant.containsKey(question.id()))
                .toList();
        return new Scifact(texts(folder.resolve("corpus.jsonl")), questions, relevant);
    }

    private static List<Text> texts(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Text> texts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = json.readTree(line);
            texts.add(new Text(
                    node.path("_id").asText(),
                    node.path("title").asText(),
                    node.path("text").asText()));
        }
        return texts;
    }
}
