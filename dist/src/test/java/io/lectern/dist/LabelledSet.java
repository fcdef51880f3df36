package io.lectern.dist;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts, questions, and which texts answer which question.
 *
 * @param texts by id, in order
 * @param relevant ids of texts with their grade, by question id
 */
record LabelledSet(
        String name, List<Text> texts, Map<String, String> questions, Map<String, Map<String, Integer>> relevant) {

    record Text(String id, String title, String body) {}

    /** The test questions of a set in BEIR's layout. */
    static LabelledSet scifact(Path folder) throws IOException {
        Map<String, Map<String, Integer>> relevant = new LinkedHashMap<>();
        List<String> judgements = Files.readAllLines(folder.resolve("qrels/test.tsv"));
        for (String line : judgements.subList(1, judgements.size())) {
            String[] cells = line.split("\t");
            relevant.computeIfAbsent(cells[0], id -> new LinkedHashMap<>()).put(cells[1], Integer.valueOf(cells[2]));
        }
        List<Text> texts = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("corpus.jsonl"))) {
            JsonObject one = json(line);
            texts.add(new Text(one.getString("_id"), one.getString("title"), one.getString("text")));
        }
        Map<String, String> questions = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve("queries.jsonl"))) {
            JsonObject one = json(line);
            if (relevant.containsKey(one.getString("_id"))) {
                questions.put(one.getString("_id"), one.getString("text"));
            }
        }
        return new LabelledSet("SciFact", texts, questions, relevant);
    }

    /** Paragraphs, and the questions whose answer is in one of them. @param step every how many questions one is taken */
    static LabelledSet xquad(Path folder, String language, int step) throws IOException {
        List<Text> texts = new ArrayList<>();
        Map<String, String> questions = new LinkedHashMap<>();
        Map<String, Map<String, Integer>> relevant = new LinkedHashMap<>();
        int number = 0;
        for (JsonObject article :
                objects(json(Files.readString(folder.resolve("xquad." + language + ".json"))), "data")) {
            for (JsonObject paragraph : objects(article, "paragraphs")) {
                String id = "paragraph " + texts.size();
                texts.add(new Text(id, id, paragraph.getString("context")));
                for (JsonObject question : objects(paragraph, "qas")) {
                    if (number++ % step == 0) {
                        questions.put(question.getString("id"), question.getString("question"));
                        relevant.put(question.getString("id"), Map.of(id, 1));
                    }
                }
            }
        }
        return new LabelledSet("XQuAD " + language, texts, questions, relevant);
    }

    private static List<JsonObject> objects(JsonObject parent, String key) {
        return parent.getJsonArray(key).getValuesAs(JsonObject.class);
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
