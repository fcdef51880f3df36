package io.lectern.api.aibuilder;

import io.lectern.api.Body;
import io.lectern.common.InvalidException;
import io.lectern.dataset.ChunkChange;
import io.lectern.dataset.Document;
import io.lectern.dataset.NewChunk;
import jakarta.json.JsonArray;
import java.util.List;
import java.util.Optional;

/** The bodies of adding and changing a chunk (contract 3.3.1 and 3.3.4). */
final class ChunkFields {

    /** More than a person writes and less than the row holds. */
    private static final int MOST_CHARACTERS = 100_000;

    private static final int MOST_TEXTS = 1000;

    private ChunkFields() {}

    static NewChunk added(Body body) {
        String content = body.text("content")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> AibuilderFailure.data("`content` is required"));
        List<String> keywords =
                texts(body, "important_keywords", "is required to be a list").orElse(List.of());
        List<String> questions =
                texts(body, "questions", "is required to be a list").orElse(List.of());
        return new NewChunk(fitting(content), keywords, questions);
    }

    static ChunkChange changed(Body body, Document document) {
        Optional<List<String>> keywords = texts(body, "important_keywords", "should be a list");
        Optional<List<String>> questions = texts(body, "questions", "should be a list");
        Optional<String> content = content(body);
        content.ifPresent(text -> requirePair(document, text));
        return new ChunkChange(content, keywords, questions, body.flag("available"));
    }

    private static Optional<String> content(Body body) {
        if (body.fields().containsKey("content")
                && body.text("content").filter(text -> !text.isBlank()).isEmpty()) {
            throw new InvalidException("content", "`content` is empty; it must be a text.");
        }
        return body.text("content").map(ChunkFields::fitting);
    }

    private static void requirePair(Document document, String content) {
        boolean pair = content.strip().contains("\t") || content.strip().contains("\n");
        if (document.chunkMethod().equals("qa") && !pair) {
            throw AibuilderFailure.data("Q&A must be separated by TAB/ENTER key.");
        }
    }

    /** Trimmed, without empty ones. */
    private static Optional<List<String>> texts(Body body, String key, String otherwise) {
        body.value(key).filter(value -> !(value instanceof JsonArray)).ifPresent(value -> {
            throw AibuilderFailure.data("`" + key + "` " + otherwise);
        });
        Optional<List<String>> texts = body.texts(key)
                .map(all -> all.stream()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList());
        texts.ifPresent(all -> {
            int characters = all.stream().mapToInt(String::length).sum();
            if (all.size() > MOST_TEXTS || characters > MOST_CHARACTERS / 2) {
                throw new InvalidException(
                        key,
                        "`" + key + "` holds " + all.size() + " texts of " + characters + " characters; it may hold "
                                + MOST_TEXTS + " of " + MOST_CHARACTERS / 2 + " together.");
            }
        });
        return texts;
    }

    private static String fitting(String content) {
        if (content.length() > MOST_CHARACTERS) {
            throw new InvalidException(
                    "content",
                    "`content` has " + content.length() + " characters; it may have " + MOST_CHARACTERS + ".");
        }
        return content;
    }
}
