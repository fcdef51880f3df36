package io.lectern.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Paragraphs and questions whose answer is a span of one paragraph (SQuAD layout). */
record Xquad(List<String> paragraphs, List<Question> questions) {

    record Question(String text, int paragraph, List<String> answers) {}

    static Xquad read(Path file) throws IOException {
        List<String> paragraphs = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        for (JsonNode article : new ObjectMapper().readTree(file.toFile()).path("data")) {
            for (JsonNode paragraph : article.path("paragraphs")) {
                for (JsonNode one : paragraph.path("qas")) {
                    List<String> answers = new ArrayList<>();
                    one.path("answers")
                            .forEach(answer -> answers.add(answer.path("text").asText()));
                    questions.add(new Question(one.path("question").asText(), paragraphs.size(), answers));
                }
                paragraphs.add(paragraph.path("context").asText());
            }
        }
        return new Xquad(paragraphs, questions);
    }
}
