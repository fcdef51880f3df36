package io.lectern.dist;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A dataset with many documents of a few pages, each with one sentence that no other has. */
final class Reports {

    private static final int PAGES = 3;

    private final Api api;
    private final String name;
    private final String dataset;
    private int count;

    Reports(Api api, String name) {
        this(api, name, api.createDataset(name), 0);
    }

    private Reports(Api api, String name, String dataset, int count) {
        this.api = api;
        this.name = name;
        this.dataset = dataset;
        this.count = count;
    }

    Reports through(Api other) {
        return new Reports(other, name, dataset, count);
    }

    String dataset() {
        return dataset;
    }

    void uploadAndStart(int documents) {
        count = documents;
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int report = 0; report < count; report++) {
            files.put("report-" + report + ".pdf", SampleFiles.pdf(pages(report)));
        }
        Map<String, String> ids = Api.ids(api.upload(dataset, files));
        assertThat(ids).hasSize(count);
        assertThat(api.parse(dataset, ids.values()).code()).isZero();
    }

    private List<String> pages(int report) {
        List<String> pages = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            int seed = Math.abs(name.hashCode() % 1000) * 10_000 + report * 10 + page;
            pages.add(SampleFiles.filler(seed) + (page == 1 ? "\n\n" + sentence(report) : ""));
        }
        return pages;
    }

    private String sentence(int report) {
        return "The auditor of report " + report + " in " + name + " is Dr. Quimby-" + report + ".";
    }

    /** Returns at a moment when at least one document is done and at least one is not. */
    void awaitHalfDone(Duration limit) {
        Await.until(limit, () -> done() >= 1, () -> "nothing done: " + api.documents(dataset));
        assertThat(done())
                .as("the batch was through too soon to be interrupted")
                .isLessThan(count);
    }

    private long done() {
        return api.documents(dataset).values().stream()
                .filter(document -> document.getString("run").equals("DONE"))
                .count();
    }

    /** Returns when a document's progress says so. */
    void awaitMessage(String words, Duration limit) {
        Await.until(
                limit,
                () -> api.documents(dataset).values().stream()
                        .anyMatch(document -> document.getString("progress_msg").contains(words)),
                () -> "nobody says \"" + words + "\": " + api.documents(dataset));
    }

    /** Returns when a search finds every document. */
    void awaitFound(Duration limit) {
        Await.until(limit, this::found, () -> "not found again: " + name);
    }

    private boolean found() {
        Api.Answer answer = api.retrieve(dataset, "Who is the auditor in " + name + "?", 100);
        return answer.status() == 200
                && answer.code() == 0
                && answer.data().asJsonObject().getJsonArray("doc_aggs").size() == count;
    }

    /** Waits for the end of parsing; then rows and index must hold every document exactly once. */
    void assertEveryDocumentDoneOnce(Duration limit) {
        Map<String, JsonObject> documents = api.awaitParsed(dataset, limit);
        assertThat(documents).hasSize(count);
        Set<String> ids = new HashSet<>();
        Set<String> contents = new HashSet<>();
        int rows = 0;
        for (JsonObject document : documents.values()) {
            assertThat(document.getString("run"))
                    .as(document.getString("progress_msg"))
                    .isEqualTo("DONE");
            JsonArray chunks = api.chunks(dataset, document.getString("id"));
            assertThat(chunks).hasSize(document.getInt("chunk_count")).isNotEmpty();
            for (JsonObject chunk : chunks.getValuesAs(JsonObject.class)) {
                ids.add(chunk.getString("id"));
                contents.add(chunk.getString("content"));
            }
            rows += chunks.size();
        }
        assertThat(ids).as("chunk ids").hasSize(rows);
        assertThat(contents).as("chunk contents").hasSize(rows);
        assertIndexHoldsEachSentenceOnce();
    }

    private void assertIndexHoldsEachSentenceOnce() {
        for (int report = 0; report < count; report++) {
            String sentence = sentence(report);
            List<JsonObject> holding = api
                    .retrieve(dataset, "Who is the auditor of report " + report + " in " + name + "?", 100)
                    .data()
                    .asJsonObject()
                    .getJsonArray("chunks")
                    .getValuesAs(JsonObject.class)
                    .stream()
                    .filter(chunk -> chunk.getString("content").contains(sentence))
                    .toList();
            assertThat(holding).as(sentence).hasSize(1);
        }
    }
}
