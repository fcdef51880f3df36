package io.lectern.dist;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How good retrieval is, through the HTTP API of the built distribution: labelled sets are uploaded and parsed as any
 * client's files, asked with terms alone (weight 0), vectors alone (1) and both, and measured as trec_eval does. Run by
 * {@code ./mvnw -Pbench -Dlectern.bench.only=quality}; docs/benchmarks.md says what the columns mean.
 */
final class Quality {

    private static final Duration PARSING = Duration.ofMinutes(60);
    private static final int FILES_PER_UPLOAD = 100;
    private static final int NAME_BYTES = 100;
    private static final int DEPTH = 100;
    private static final int QUESTION_STEP = 3;

    /** Weight of the vector half, and what that is called. */
    private static final Map<Double, String> WEIGHTS = new LinkedHashMap<>();

    static {
        WEIGHTS.put(0.0, "terms alone");
        WEIGHTS.put(1.0, "vectors alone");
        WEIGHTS.put(0.3, "both, default 0.3");
        WEIGHTS.put(0.5, "both, 0.5");
    }

    private final Api api;
    private final List<String> lines = new ArrayList<>();

    private Quality(Api api) {
        this.api = api;
    }

    static void run() throws Exception {
        Path data = Path.of(System.getProperty("lectern.bench.data", "."));
        Path work = Bench.folder("quality");
        try (Distribution running = Distribution.start(work.resolve("data"), Map.of())) {
            Quality quality =
                    new Quality(new Api(running.address(), running.printedKey().orElseThrow()));
            if (Files.isDirectory(data.resolve("scifact"))) {
                quality.measure(LabelledSet.scifact(data.resolve("scifact")));
            }
            for (String language :
                    System.getProperty("lectern.bench.languages", "en,de,ru,zh").split(",")) {
                if (Files.exists(data.resolve("xquad/xquad." + language + ".json"))) {
                    quality.measure(LabelledSet.xquad(data.resolve("xquad"), language, QUESTION_STEP));
                }
            }
            quality.print();
        }
    }

    private void measure(LabelledSet set) {
        String dataset = Api.id(api.post(
                "/api/v1/datasets",
                "{'name':'" + set.name() + "','parser_config':{'chunk_token_count':512,'delimiter':'\\n'}}"));
        long start = System.nanoTime();
        Map<String, String> idOf = upload(dataset, set);
        // by state, RUNNING comes before FAILED and DONE
        String first = "/api/v1/datasets/" + dataset + "/documents?page_size=1&orderby=run&desc=true";
        Await.until(
                PARSING,
                () -> !api.get(first).body().contains("\"run\":\"RUNNING\""),
                () -> "still parsing: " + api.get(first).body());
        System.out.printf(
                Locale.ROOT,
                "%s: %d texts uploaded, parsed and searchable in %.0f s%n",
                set.name(),
                set.texts().size(),
                (System.nanoTime() - start) / 1e9);
        WEIGHTS.forEach((weight, what) -> measure(set, dataset, idOf, weight, what));
    }

    /** @return the set's id of each document */
    private Map<String, String> upload(String dataset, LabelledSet set) {
        Map<String, String> idOf = new HashMap<>();
        Map<String, LabelledSet.Text> named = new LinkedHashMap<>();
        for (LabelledSet.Text text : set.texts()) {
            String name = fileName(text.title());
            named.put((named.containsKey(name + ".txt") ? name + " " + text.id() : name) + ".txt", text);
        }
        List<String> names = List.copyOf(named.keySet());
        for (int from = 0; from < names.size(); from += FILES_PER_UPLOAD) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (String name : names.subList(from, Math.min(names.size(), from + FILES_PER_UPLOAD))) {
                LabelledSet.Text text = named.get(name);
                files.put(name, (text.title() + "\n\n" + text.body()).getBytes(StandardCharsets.UTF_8));
            }
            // documents are answered in the order of the files; the server may have changed a name
            List<String> documents =
                    api.upload(dataset, files).data().asJsonArray().getValuesAs(JsonObject.class).stream()
                            .map(document -> document.getString("id"))
                            .toList();
            for (int i = 0; i < documents.size(); i++) {
                idOf.put(documents.get(i), named.get(names.get(from + i)).id());
            }
            api.parse(dataset, documents);
        }
        return idOf;
    }

    /** A title as people name files. */
    private static String fileName(String title) {
        StringBuilder name = new StringBuilder();
        int bytes = 0;
        for (int point : title.replaceAll("[^\\p{L}\\p{N} ,()-]", " ")
                .strip()
                .codePoints()
                .toArray()) {
            bytes += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > NAME_BYTES) {
                break;
            }
            name.appendCodePoint(point);
        }
        return name.isEmpty() ? "untitled" : name.toString().strip();
    }

    private void measure(LabelledSet set, String dataset, Map<String, String> idOf, double weight, String what) {
        double ndcg = 0;
        double recall = 0;
        double rank = 0;
        for (Map.Entry<String, String> question : set.questions().entrySet()) {
            Map<String, Integer> relevant = set.relevant().get(question.getKey());
            List<String> found = ask(dataset, question.getValue(), weight, idOf);
            ndcg += ndcg(found, relevant);
            recall += (double) found.stream().filter(relevant::containsKey).count() / relevant.size();
            rank += reciprocalRank(found, relevant);
        }
        int n = set.questions().size();
        String line = String.format(
                Locale.ROOT,
                "| %-10s | %-18s | %.4f | %.4f | %.4f |",
                set.name(),
                what,
                ndcg / n,
                recall / n,
                rank / n);
        lines.add(line);
        System.out.println(line);
    }

    /** Each document once, where its best chunk is. */
    private List<String> ask(String dataset, String question, double weight, Map<String, String> idOf) {
        String body = Json.createObjectBuilder()
                .add("question", question)
                .add("dataset_ids", Json.createArrayBuilder().add(dataset))
                .add("similarity_threshold", 0)
                .add("vector_similarity_weight", weight)
                .add("page_size", DEPTH)
                .build()
                .toString();
        Set<String> found = new LinkedHashSet<>();
        api.send(
                        "POST",
                        "/api/v1/retrieval",
                        java.net.http.HttpRequest.BodyPublishers.ofString(body),
                        "application/json")
                .data()
                .asJsonObject()
                .getJsonArray("chunks")
                .getValuesAs(JsonObject.class)
                .forEach(chunk -> found.add(idOf.get(chunk.getString("document_id"))));
        return List.copyOf(found);
    }

    private static double ndcg(List<String> found, Map<String, Integer> relevant) {
        double gain = 0;
        for (int i = 0; i < Math.min(10, found.size()); i++) {
            gain += relevant.getOrDefault(found.get(i), 0) / discount(i);
        }
        List<Integer> best =
                relevant.values().stream().sorted(Comparator.reverseOrder()).toList();
        double ideal = 0;
        for (int i = 0; i < Math.min(10, best.size()); i++) {
            ideal += best.get(i) / discount(i);
        }
        return gain / ideal;
    }

    private static double reciprocalRank(List<String> found, Map<String, Integer> relevant) {
        for (int i = 0; i < Math.min(10, found.size()); i++) {
            if (relevant.containsKey(found.get(i))) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    private static double discount(int place) {
        return Math.log(place + 2.0) / Math.log(2);
    }

    private void print() {
        System.out.println("\n| set | searched by | nDCG@10 | R@100 | MRR@10 |\n| :-- | :-- | --: | --: | --: |");
        lines.forEach(System.out::println);
    }
}
