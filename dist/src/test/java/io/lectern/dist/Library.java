package io.lectern.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.dist.Api.Answer;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A dataset with a PDF and a Word file whose sentences are known, and a chat about it. */
final class Library {

    static final String PDF_SENTENCE = "The centrifuge of the Orchid laboratory is serviced every ninth Tuesday.";
    static final String PDF_QUESTION = "When is the centrifuge of the Orchid laboratory serviced?";
    static final String DOCX_SENTENCE = "The canteen in Lindau serves pumpkin soup on the first Friday of the month.";
    static final String DOCX_QUESTION = "When does the canteen in Lindau serve pumpkin soup?";

    private static final Pattern MARK = Pattern.compile("\\[ID:(\\d+)]");
    private static final Duration PARSING = Duration.ofSeconds(120);

    private final Api api;
    private final String dataset;
    private String chat;

    Library(Api api, String name) {
        this(api, api.createDataset(name), null);
    }

    private Library(Api api, String dataset, String chat) {
        this.api = api;
        this.dataset = dataset;
        this.chat = chat;
    }

    /** The same dataset, asked through a new run of the product. */
    Library through(Api other) {
        return new Library(other, dataset, chat);
    }

    /** Uploads both files, parses them and sees them through to DONE. */
    void addGuides() {
        List<String> pages = new ArrayList<>();
        for (int page = 1; page <= 5; page++) {
            pages.add(SampleFiles.filler(page) + (page == 3 ? "\n\n" + PDF_SENTENCE : "") + "\n\n"
                    + SampleFiles.filler(page + 10));
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("laboratory.pdf", SampleFiles.pdf(pages));
        files.put(
                "canteen.docx",
                SampleFiles.docx(List.of(SampleFiles.filler(20), DOCX_SENTENCE, SampleFiles.filler(21))));
        Map<String, String> ids = Api.ids(api.upload(dataset, files));
        assertThat(api.documents(dataset).values())
                .allSatisfy(document -> assertThat(document.getString("run")).isEqualTo("UNSTART"));
        assertThat(api.parse(dataset, ids.values()).code()).isZero();
        assertThat(api.awaitParsed(dataset, PARSING).values()).hasSize(2).allSatisfy(document -> {
            assertThat(document.getString("run"))
                    .as(document.getString("progress_msg"))
                    .isEqualTo("DONE");
            assertThat(document.getJsonNumber("progress").doubleValue()).isEqualTo(1.0);
            assertThat(document.getInt("chunk_count")).isPositive();
        });
    }

    String openSession() {
        chat = api.createChat("guide", dataset);
        return api.createSession(chat, "first talk");
    }

    List<String> sessions() {
        return api
                .get("/api/v1/chats/" + chat + "/sessions")
                .data()
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .stream()
                .map(found -> found.getString("id"))
                .toList();
    }

    Answer ask(String session, String question, boolean stream) {
        return api.ask(chat, session, question, stream);
    }

    /** @param page 1-based; 0 for a format without pages */
    void assertQuotes(JsonObject answer, String sentence, String document, int page) {
        String text = answer.getString("answer");
        assertThat(text).contains(sentence);
        JsonArray cited = answer.getJsonObject("reference").getJsonArray("chunks");
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            assertThat(Integer.parseInt(mark.group(1))).as(text).isLessThan(cited.size());
        }
        Matcher own = MARK.matcher(text.substring(text.indexOf(sentence) + sentence.length()));
        assertThat(own.find()).as("a mark follows the sentence in: " + text).isTrue();
        JsonObject chunk = cited.getJsonObject(Integer.parseInt(own.group(1)));
        assertThat(chunk.getString("content")).contains(sentence);
        assertThat(chunk.getString("document_name")).isEqualTo(document);
        assertThat(chunk.getString("dataset_id")).isEqualTo(dataset);
        assertThat(api.documents(dataset).get(chunk.getString("document_id")).getString("name"))
                .isEqualTo(document);
        if (page > 0) {
            List<JsonValue> pages = chunk.getJsonArray("positions").stream()
                    .map(position -> position.asJsonArray().get(0))
                    .distinct()
                    .toList();
            assertThat(pages).extracting(JsonValue::toString).contains(Integer.toString(page));
        }
    }
}
